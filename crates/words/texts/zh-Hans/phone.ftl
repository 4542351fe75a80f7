## 手机上的“我的任务”。

phone-duties = 我的任务
phone-meetings = 会议
phone-note = 记日志
phone-me = 我
phone-tab-duties = 任务
phone-tab-meetings = 会议
phone-tab-note = 日志
phone-tab-me = 我
phone-needs-script = 这个页面需要启用 JavaScript。
phone-loading = 正在取任务…
phone-nothing-kept = 现在取不到任务
phone-nothing-kept-hint = 有网络时打开一次，之后没有网络也能用。

## 离线与同步。

phone-synced = 已同步
phone-waiting = { $count } 待同步
phone-offline = 离线
phone-offline-waiting = 离线 · { $count } 待同步
phone-offline-said = 离线，可继续操作
phone-online-said = 网络恢复
phone-to-sync = 待同步
phone-not-kept = 这个浏览器保存不了操作，同步完之前请不要关闭页面。
phone-refused = 没有被接受的操作
phone-seen = 知道了
phone-signed-out = 需要登录
phone-signed-out-hint = 登录已失效。操作都留着，登录后自动上传。
phone-offline-ready = 没有网络时这个页面也能打开，操作会先存在手机里。
phone-offline-not = 这个地址不是 HTTPS：没有网络时打不开页面，手机里也不保存任务和操作。请联系管理员设置证书。
phone-sign-out-waiting = 还有 { $count } 项没有上传
phone-sign-out-waiting-hint = 现在退出，这些操作会丢失。请等到有网络再退出。
phone-sign-out-stay = 先不退出
phone-sign-out-lose = 退出并丢弃
phone-sign-out-offline = 没有网络，退出不了。

## 任务。

phone-round = 第{ $round }次
phone-complete = 完成
phone-complete-early = 提前完成…
phone-early-ask = 提前完成？
phone-early-hint = { $time } 才到时间，会记为提前。
phone-complete-early-do = 提前完成
phone-steps-first = 先做完上面的步骤
phone-done-said = 已完成：{ $title } { $place }
phone-undo = 撤销
phone-undone = 已撤销
phone-undo-late = 已经送出，撤销不了
phone-photo-add = 加照片
phone-photo-first = 先加照片
phone-planned = 接下来
phone-opens-in = 还有 { $length }
phone-held = 保持敞开到 { $time }
phone-held-title = 保持敞开的
phone-hold-until = 保持到 { $time }
phone-clock-stands = 休会，暂停计时
phone-unassigned = 未分派
phone-window-left = 剩余时间
phone-checks = 要看的地方
phone-seats = 从主宾开始的座位
phone-settled = 已完成 { $done }，共 { $count } 项
phone-no-duties = 现在没有要做的任务
phone-no-duties-hint = 会议预订后，任务会在这里按时间出现。
phone-no-duties-done = 今天的都做完了，辛苦了。
phone-why = 为什么
phone-waive = 免做…
phone-waive-title = 免做：{ $title }
phone-waive-do = 免做
phone-waived-said = 已免做：{ $title }
phone-reason = 原因
phone-reason-read = 原因（客户会看到，请不要写姓名和电话）
phone-reason-host = 主办方不需要
phone-reason-guest = 来宾示意不用
phone-reason-moved = 会场临时调整
phone-back = 返回
phone-length-hours = { $hours } 小时 { $minutes } 分
phone-length-minutes = { $minutes } 分 { $seconds } 秒
phone-length-seconds = { $seconds } 秒
phone-alarm-opens = 现在做：{ $place } { $title }
phone-alarm-half = 时间过半：{ $place } { $title }
phone-alarm-late = 已超时：{ $place } { $title }
phone-notices-more = 另有 { $count } 条通知
phone-lead-late = 组员任务已超时 { $count } 项
phone-lead-unreached = 手机没有收到 { $count } 人

## 会议。

phone-no-meetings = 今天没有会议
phone-no-meetings-hint = 您负责的会议室有会时，会出现在这里。
phone-act-start = 会议开始
phone-act-seating = 来宾就座
phone-act-break = 休会
phone-act-resumption = 继续开会
phone-act-end = 会议结束
phone-act-request = 会中需求…
phone-said-start = 会议开始：{ $title }
phone-said-seating = 来宾已就座：{ $title }
phone-said-break = 休会：{ $title }
phone-said-resumption = 继续开会：{ $title }
phone-said-end = 会议结束：{ $title }
phone-started-at = { $time } 开始
phone-seated-at = { $time } 就座
phone-break-since = { $time } 起休会
phone-ended-at = { $time } 结束
phone-changed = { $by } { $time } 改动
phone-acknowledge = 知道了
phone-acknowledged = 已确认看到改动
phone-secret = 有保密要求
phone-arrivals = 来宾（按位次）
phone-absent = 未到 { $count }
phone-observations = 会场情况
phone-observe-fine = 会场正常
phone-observe-cold = 空调偏凉
phone-observe-warm = 空调偏热
phone-observe-noise = 话筒有杂音
phone-observe-help = 有来宾需要帮助
phone-observed = 已记入日志：{ $text }
phone-receive = 已接到
phone-received-said = 已接到 { $name }
phone-request-washroom = 洗手间
phone-request-document = 传递文件
phone-request-other = 其他需要
phone-request-from = 从谁
phone-request-to = 给谁
phone-request-note = 需要什么
phone-request-said = 已记下：{ $kind }

## 日志与自己。

phone-note-label = 记一条日志
phone-note-meeting = 哪个会议
phone-note-no-meeting = 与会议无关
phone-note-send = 记下
phone-noted = 已记入日志
phone-journal = 看日志
phone-start-duty = 上岗
phone-end-duty = 下班
phone-off-duty-hint = 上岗后，任务会分派给您，到时间手机会振动。
phone-on-duty-since = { $time } 上岗
phone-on-duty-said = 已上岗
phone-off-duty-said = 已下班
phone-sound = 提示音
phone-sound-hint = 默认只振动；会议中请关闭
phone-colleagues = 同事的任务
phone-complete-for = 替{ $name }完成
phone-remark = 有问题
phone-remark-hint = 缺什么、坏了什么，或者发现了什么；领班会马上看到。
phone-remark-label = 说明
phone-remark-do = 告诉领班
phone-start-ask = 现在就开始会议？
phone-start-hint = 预订的开始时间是 { $time }。
phone-others-waiting = 这部手机上还有别人的 { $count } 项待上传，等本人登录后上传。
phone-subject-visit = 来访 { $number } 号
phone-subject-call = 来电 { $number } 号
phone-subject-inquiry = 问询 { $number } 号
phone-subject-ticket = 叫号 { $number }
phone-subject-fault = 报修 { $number } 号
phone-subject-lingering = 滞留 { $number } 号

## 委托单（条款 B5、B6）。
phone-subject-order = 委托单 { $number } 号
phone-request-order = 委托
phone-request-order-page = 委托
phone-request-order-cancelled = 委托已取消，请告诉客户
phone-subject-assigned-matter = 交办事项 { $number } 号
phone-subject-banquet = 宴请 { $number } 号
