## 各页通用的话。

page-menu = 菜单
page-menu-duties = 我的任务
page-menu-board = 会务看板
page-menu-hall = 大厅
page-menu-rooms = 会议室
page-menu-journal = 工作日志
page-menu-directory = 名录
page-menu-people = 查名录
page-menu-standard = 服务标准
page-menu-accounts = 账号
page-skip = 跳到正文
page-home = 回到首页
page-back = 返回
page-close = 关闭
page-reload = 重新加载
page-save = 保存
page-add = 添加
page-edit = 修改
page-filter = 筛选
page-language = 语言
page-theme = 外观
page-theme-system = 跟随系统
page-theme-light = 浅色
page-theme-dark = 深色
page-request-id = 编号 { $id }，报给管理员可以查到
page-errors = 有 { $count } 处要改
page-own-duties = 我的任务：{ $what }
page-own-late = 已超时 { $count } 项
page-own-open = 现在做 { $count } 项
page-live-lost = 连接中断，正在重新连接
page-live-back = 已重新连接
page-saved = 已保存
page-not-sent = 没有送出，内容还在，请再试
page-draft-kept = 恢复了上次没有保存的内容
page-previous-day = 前一天
page-next-day = 后一天
page-pages = 翻页
page-rows = 第 { $from }–{ $until } 条，共 { $count } 条
page-rows-page = 第 { $number } 页
page-rows-previous = 上一页
page-rows-next = 下一页
page-date = 日期
page-none = 无
page-yes = 是
page-no = 否

## 登录与设置。

page-sign-in = 登录
page-sign-out = 退出登录
page-sign-in-name = 登录名
page-password = 密码
page-password-hint = 至少 12 个字，可以是一句话
page-person-name = 姓名
page-insecure = 这个地址不是 HTTPS：手机离线时打不开任务页。请联系管理员设置证书。
page-demo-choose = 演示：选一个人进去看看
page-demo-hint = 只在本机演示时出现，数据都是虚构的。
page-set-up = 第一次设置
page-set-up-hint = 这里还没有账号。建立场所和两位管理员，这个链接随即失效。
page-set-up-site = 场所
page-set-up-site-name = 场所名称
page-set-up-site-id = 网址里的简称
page-set-up-site-id-hint = 小写字母、数字和连字符，例如 court
page-set-up-time-zone = 时区
page-set-up-do = 建立

## 快捷键。

page-keys = 快捷键
page-key-menu = 切换页面
page-key-search = 查找
page-key-arrows = 在格子之间移动
page-key-day = 前一天、后一天
page-key-open = 打开
page-key-today = 回到今天
page-key-book = 预订
page-key-assign = 分派
page-key-new = 新写一条
page-key-save = 保存
page-key-out = 退出

## 状态：颜色、符号和文字一起出现。

page-state-planned = 未到时间
page-state-open = 现在做
page-state-overdue = 已超时
page-state-done = 已完成
page-state-done-late = 超时完成
page-state-missed = 已错过
page-state-waived = 免做
page-state-cancelled = 已取消
page-phase-expected = 未开始
page-phase-running = 进行中
page-phase-on_break = 休会中
page-phase-ended = 已结束
page-phase-cancelled = 已取消
page-status-tentative = 待确认
page-status-confirmed = 已确认
page-status-cancelled = 已取消
page-role-receptionist = 大厅接待
page-role-attendant = 会务服务员
page-role-guard = 安检保安
page-role-team-leader = 领班
page-role-host = 客户
page-role-owners-manager = 总经办
page-role-auditor = 审计管理员
page-role-system-administrator = 系统管理员
page-role-security-administrator = 安全管理员

## 会场里的二维码页。

page-request-hint = 需要什么，点一下，会务服务员马上过来。
page-request-send = 送出
page-request-sent = 已通知会务服务员
page-request-no-meeting = 这里现在没有会议
page-request-no-meeting-hint = 会议开始后，可以在这里提出需要。

## 这件任务为什么在这里。

page-why-clauses = 依据的条款
page-why-rule = 规则
page-why-started = 由什么引发
page-why-window = 时限
page-why-subject = 关于
page-why-team = 班组
page-why-assignee = 负责人
page-why-state = 状态
page-why-outcome = 结果
page-why-meeting = 会议
page-why-version = 标准版本
page-why-journal = 经过
page-why-blocks = 完成之前，这个会议室不能再用
page-why-tick = 勾选
page-why-checks = 检查项
page-why-item = 检查项
page-why-remark = 缺什么，或发现了什么
page-why-remark-do = 记下
page-why-early = 还没到时间，要提前完成？
page-why-complete = 登记为完成
page-why-waive = 免做
page-why-reason-read = 原因（客户会看到，请不要写姓名和电话）
page-why-reason = 原因
page-why-reassign = 改派给
page-why-assign = 分派
page-why-nobody = 未分派

## 工作日志。

page-journal-search = 查找日志
page-journal-search-hint = 人、地点、会议、内容里的两个字就够
page-journal-day = 日期
page-journal-person = 人员
page-journal-room = 地点
page-journal-meeting = 会议
page-journal-all = 全部
page-journal-note = 记一条
page-journal-note-label = 发生了什么
page-journal-empty = 没有符合的记录
page-journal-empty-hint = 每件事做完会自己记下来。
page-journal-empty-hint-note = 也可以按 N 记一条。
page-journal-older = 更早的记录
page-journal-head = 链首：第 { $number } 条
page-journal-verified = 链完整，已核对
page-journal-broken = 第 { $number } 条被改动过
page-journal-unverified = 可用 yingbin verify 核对
page-journal-why = 为什么
page-journal-received = { $time } 收到
page-journal-signature = 领班签字

## 名录。

page-directory-rooms = 会议室与场所
page-directory-people = 人员
page-directory-teams = 班组
page-directory-closures = 停用时间
page-directory-working-days = 工作日
page-directory-number = 门牌
page-directory-name = 名称
page-directory-floor = 楼层
page-directory-kind = 类别
page-directory-capacity = 容量
page-directory-equipment = 设备
page-directory-layouts = 台型
page-directory-whole = 属于
page-directory-department = 部门
page-directory-form-of-address = 称谓
page-directory-precedence = 位次
page-directory-scope = 服务范围
page-directory-members = 成员
page-directory-everywhere = 全部楼层
page-directory-from = 从
page-directory-until = 到
page-directory-reason = 原因
page-directory-close = 停用会议室
page-directory-room = 会议室
page-directory-code = 会场二维码
page-directory-day = 日期
page-directory-holiday = 放假
page-directory-make-up = 调休上班
page-directory-weekdays = 每周工作日

## 服务标准。

page-standard-version = 现行第 { $version } 版
page-standard-clauses = 条款
page-standard-rules = 规则
page-standard-clause = 条
page-standard-wording = 原文
page-standard-carried-out = 落实的规则
page-standard-rule = 规则
page-standard-title = 任务
page-standard-starts = 引发
page-standard-window = 时限
page-standard-team = 班组
page-standard-publish = 发布新版本
page-standard-publish-hint = 改完整份文字后提交。有问题会逐行列出，不会发布；已做的事仍按原版本。
page-standard-text = 标准全文
page-standard-check = 检查
page-standard-line = 第 { $line } 行第 { $column } 列
page-standard-problems = 有 { $count } 个问题，没有发布
page-standard-published = 已发布，从下一次排任务起使用
page-standard-sound = 没有问题，可以发布

## 账号。

page-accounts-name = 登录名
page-accounts-person = 姓名
page-accounts-roles = 角色
page-accounts-state = 状态
page-accounts-active = 启用
page-accounts-disabled = 已停用
page-accounts-disable = 停用
page-accounts-enable = 启用
page-accounts-grant = 授予
page-accounts-revoke = 收回
page-accounts-waiting = 待总经办批准
page-accounts-approve = 批准
page-accounts-role = 角色
page-accounts-new = 新账号
page-accounts-new-hint = 建立后用初始密码登录，角色由安全管理员授予。
page-accounts-empty = 还没有账号
page-print = 打印
# Visits and entry control.
page-menu-visits = 来访登记
page-menu-entry = 门口管理
page-menu-guests = 我的来访
page-menu-watch = 关注名单
page-menu-keeping = 信息保留
page-menu-personal-data-requests = 个人信息请求
# End of visits.
# Rules of the house.
page-menu-house-rules = 规章制度
# End of rules of the house.
