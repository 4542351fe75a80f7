### 工作日志：每一件事怎样说。

journal-meeting-booked = 预订会议“{ $title }”：{ $room }，{ $starts } 至 { $ends }
journal-meeting-changed = 更改会议“{ $title }”（第 { $revision } 版）
journal-meeting-cancelled = 取消会议“{ $title }”，原因：{ $reason }
journal-requirements-agreed = 总经办确认会议“{ $title }”的要求（第 { $revision } 版）
journal-requirements-reminded = 提醒总经办确认会议“{ $title }”的要求
journal-requirements-unconfirmed = 会议“{ $title }”已经开始布场，总经办还没有确认要求
journal-series-changed = 更改系列会议“{ $title }”：从 { $day } 起共 { $count } 次
journal-series-cancelled = 取消系列会议“{ $title }”：从 { $day } 起共 { $count } 次
journal-change-acknowledged = 已知晓会议“{ $title }”的更改（第 { $revision } 版）
journal-meeting-started = 会议“{ $title }”开始
journal-guests-seated = 会议“{ $title }”来宾就座
journal-break-began = 会议“{ $title }”休会
journal-meeting-resumed = 会议“{ $title }”继续
journal-meeting-ended = 会议“{ $title }”结束
journal-guest-received = 迎到来宾{ $person }（{ $title }）
journal-duty-done = 完成“{ $duty }”
journal-duty-waived = 免做“{ $duty }”，原因：{ $reason }
journal-duty-missed = 未做“{ $duty }”
journal-duty-overdue = “{ $duty }”已超时
journal-item-remarked = “{ $duty }”{ $step }：{ $text }
journal-duty-withdrawn = 收回：“{ $duty }”
journal-word-withdrawn = 收回对会议“{ $title }”的上一步
journal-duties-given = 分给 { $person } 任务 { $count } 件
journal-duty-assigned = “{ $duty }”分派给：{ $person }
journal-duty-photo-added = “{ $duty }”加照片
journal-step-ticked = “{ $duty }”已做：{ $step }
journal-request-made = 会议“{ $title }”提出会中请求
journal-shift-started = 上岗
journal-shift-ended = 下班
journal-note = 记：{ $text }
journal-day-planned = { $day } 的日常任务已排定，共 { $count } 项
journal-day-closed = { $day } 已收结
journal-standard-published = 发布服务标准第 { $version } 版
journal-working-days-set = 设定每周工作日：{ $weekdays }
journal-holiday-set = { $working ->
    [working] { $day } 定为工作日
    [off] { $day } 定为休息日
   *[other] { $day } 按每周惯例
}
journal-building-added = 新增楼宇“{ $name }”
journal-floor-added = 新增楼层“{ $name }”
journal-department-added = 新增部门“{ $name }”
journal-person-added = 新增人员{ $name }
journal-building-changed = 楼宇改名为“{ $name }”
journal-floor-changed = 更改楼层“{ $name }”
journal-department-changed = 部门改名为“{ $name }”
journal-person-changed = 更改人员{ $name }
journal-person-removed = { $name }移出名录
journal-presence-said = { $name }去向：{ $whereabouts ->
    [at-post] 在岗
    [briefly-away] 暂离
    [in-meeting] 开会
    [travelling] 出差
    [out-on-business] 外出办事
   *[other] 请假
}
journal-people-exported = 导出名录：{ $count } 人
journal-people-imported = 导入名录：新增 { $added } 人，更改 { $changed } 人
journal-secretaries-imported = 导入名录：{ $count } 位秘书对应的领导
journal-holidays-loaded = 载入“{ $table }”
journal-team-set = 设定班组“{ $name }”的服务范围和成员
journal-room-added = 新增房间“{ $name }”
journal-room-changed = 更改房间“{ $name }”
journal-room-closed = { $room } 停用：{ $starts } 至 { $ends }，{ $reason }
journal-room-reopened = { $room } 恢复使用（原定停用 { $starts } 至 { $ends }）
journal-account-created = 新建账号 { $login }（{ $person }）
journal-administrators-link-made = 在终端生成了补设管理员的一次性链接
journal-account-enabled = 启用账号：{ $person }
journal-account-disabled = 停用账号：{ $person }
journal-password-reset = 重设密码：{ $person }
journal-role-granted = 授予{ $person }角色：{ $role ->
    [receptionist] 大厅接待
    [attendant] 会务服务员
    [guard] 安检保安
    [team-leader] 领班
    [host] 客户
    [owners-manager] 总经办
    [auditor] 审计管理员
    [system-administrator] 系统管理员
    [security-administrator] 安全管理员
    [kiosk] 自助终端
   *[public-link] 公开链接
}
journal-role-approved = 批准{ $person }的角色：{ $role ->
    [receptionist] 大厅接待
    [attendant] 会务服务员
    [guard] 安检保安
    [team-leader] 领班
    [host] 客户
    [owners-manager] 总经办
    [auditor] 审计管理员
    [system-administrator] 系统管理员
    [security-administrator] 安全管理员
    [kiosk] 自助终端
   *[public-link] 公开链接
}
journal-role-revoked = 收回{ $person }的角色：{ $role ->
    [receptionist] 大厅接待
    [attendant] 会务服务员
    [guard] 安检保安
    [team-leader] 领班
    [host] 客户
    [owners-manager] 总经办
    [auditor] 审计管理员
    [system-administrator] 系统管理员
    [security-administrator] 安全管理员
    [kiosk] 自助终端
   *[public-link] 公开链接
}
journal-punctuality-early = 提前
journal-punctuality-on_time = 按时
journal-punctuality-late = 超时
journal-call-taken = 登记来电：{ $day } 第 { $number } 号
journal-call-corrected = 更正来电：{ $day } 第 { $number } 号（第 { $revision } 版）
journal-call-received = { $to }（{ $by }）已接收来电：{ $day } 第 { $number } 号
journal-call-returned = 已回电：{ $day } 来电第 { $number } 号
journal-call-not-reached = 回电未接通：{ $day } 来电第 { $number } 号，再约 { $next }
journal-register-erased = 保存期已满，抹去登记内容：{ $register ->
    [call] 来电
    [inquiry] 问询
    [case] 个案
    [order] 委托单
    [meeting-rating] 会议和委托单的评价
    [banquet] 宴请
    [dining-wish] 用餐要求
    [dining-need] 忌口与偏好
    [leave] 请假
    [shift-swap] 换班
    [planned-shift] 排班
    [spot-check] 抽查
    [away] 留言条
    [found-item] 拾获物品
    [lost-report] 报失
    [drill] 名录练习
    [reception-record-call] 接访记录表中的来电
    [reception-record-inquiry] 接访记录表中的问询
    [reception-record] 接访记录表的说明
    [photo] 照片
    [duty-photo] 任务的照片
    [assigned-matter-photo] 交办事项的照片
    [personal-data-request] 个人信息请求
   *[rating] 评价
 } { $count } 件
journal-inquiry-answered-at-once = 答复问询：{ $day } 第 { $number } 号
journal-inquiry-handed-on = 转办问询：{ $day } 第 { $number } 号，转给 { $to }
journal-inquiry-answered = 已答复转办的问询：{ $day } 第 { $number } 号
journal-knowledge-added = 知识库新增：{ $question }
journal-knowledge-changed = 知识库修改：{ $question }
journal-knowledge-removed = 知识库删除：{ $question }
journal-knowledge-proposal-dismissed = 不采纳问询 { $day } 第 { $number } 号的答复为知识库条目
journal-ticket-taken = 取号 { $ticket }：{ $matter }
journal-ticket-called = 叫号 { $ticket } 到 { $window }
journal-ticket-recalled = 重叫 { $ticket }
journal-ticket-transferred = { $ticket } 转办：{ $matter }
journal-ticket-parked = 暂存 { $ticket }
journal-ticket-absent = { $ticket } 过号
journal-ticket-returned = { $ticket } 回到队列
journal-ticket-finished = { $ticket } 办结
journal-ticket-left = { $ticket } 离开
journal-ticket-over = { $ticket } 等候超限：{ $minutes } 分
journal-tickets-over = { $day } 未办的 { $count } 个号作废
journal-lingering-noted = 滞留 { $number } 号：{ $place } { $people } 人
journal-lingering-approached = 上前询问滞留 { $number } 号
journal-lingering-settled = 处理完滞留 { $number } 号：{ $outcome }
journal-crowd-step-taken = 大厅 { $people } 人，采取措施：{ $step ->
    [second-post] 增开第二岗
   *[guard] 请安检支援
 }
journal-rated = 访客评价 { $score } 分
journal-rated-low = 访客低分评价：{ $score } 分
journal-rating-settled = 处理低分评价（{ $score } 分）：{ $note }
journal-hall-limits-set = 设置大厅：等候上限 { $minutes } 分，人多 { $busy } 人，拥挤 { $crowded } 人
journal-hall-matter-set = 设置事项 { $name }
journal-hall-window-set = 设置窗口 { $name }
journal-device-added = 添加设备 { $name }
journal-device-revoked = 停用设备 { $name }
# Visits and entry control.
journal-visit-registered = 登记了{ $day } { $number } 号来访
journal-visit-again = 再次登记{ $day } { $number } 号来访
journal-visit-announced = 登记了预约：{ $day } { $number } 号来访
journal-visit-changed = 更正了{ $day } { $number } 号来访
journal-visit-admitted = 放行{ $day } { $number } 号来访
journal-visit-held = 请{ $day } { $number } 号来访等候
journal-visit-refused = 不予进入：{ $day } { $number } 号来访
journal-visit-left = { $day } { $number } 号来访离开
journal-visit-cancelled = 取消了{ $day } { $number } 号来访
journal-visit-badge-returned = { $day } { $number } 号来访的访客证交回
journal-visit-approval-asked = { $day } { $number } 号来访请领班定
journal-visit-looked = 查看了{ $day } { $number } 号来访被遮住的内容：{ $reason }
journal-visit-undone = { $state ->
    [inside] 撤回{ $day } { $number } 号来访的“在访”
    [left] 撤回{ $day } { $number } 号来访的“离开”
    [refused] 撤回{ $day } { $number } 号来访的“不予进入”
    [cancelled] 撤回{ $day } { $number } 号来访的“取消”
    [unseen] 撤回{ $day } { $number } 号来访的“未见离开”
    [absent] 撤回{ $day } { $number } 号来访的“未进入”
    [expected] 撤回{ $day } { $number } 号来访的“待到访”
   *[held] 撤回{ $day } { $number } 号来访的“等候”
}
journal-visit-closed = { $state ->
    [inside] 当日结束，{ $day } { $number } 号来访：在访
    [left] 当日结束，{ $day } { $number } 号来访：离开
    [refused] 当日结束，{ $day } { $number } 号来访：不予进入
    [cancelled] 当日结束，{ $day } { $number } 号来访：取消
    [unseen] 当日结束，{ $day } { $number } 号来访：未见离开
    [absent] 当日结束，{ $day } { $number } 号来访：未进入
    [expected] 当日结束，{ $day } { $number } 号来访：待到访
   *[held] 当日结束，{ $day } { $number } 号来访：等候
}
journal-visit-answered = { $answer ->
    [receive] { $day } { $number } 号来访：被访人接见
    [wait] { $day } { $number } 号来访：被访人请等候
   *[refuse] { $day } { $number } 号来访：被访人不见
}
journal-visit-approved = { $approval ->
    [given] 领班同意进入：{ $day } { $number } 号来访
    [denied] 领班不同意进入：{ $day } { $number } 号来访
   *[asked] 领班待定：{ $day } { $number } 号来访
}
journal-visits-erased = 到期删除：{ $count } 条来访的个人信息，{ $documents } 个证件全号
journal-visit-keeping-proposed = 提出来访登记保留 { $days } 天，证件全号 { $document_days } 天，每小时查看 { $looks } 次
journal-visit-keeping-approved = 同意来访登记保留 { $days } 天，证件全号 { $document_days } 天，每小时查看 { $looks } 次
journal-watch-proposed = 提出列入一人名单
journal-watch-approved = 同意列入名单
journal-watch-ending = 提出撤下名单一人
journal-watch-ended = 名单撤下一人
# End of visits.
journal-reception-record-signed = 接访记录表签字：{ $day } 第 { $edition } 版，{ $lines } 条，缺 { $missing } 项，校验 { $mark }
journal-reception-record-amended = 接访记录表更正：{ $day } 第 { $edition } 版，改动 { $changes } 条，共 { $lines } 条，校验 { $mark }
journal-reception-record-countersigned = 接访记录表复签归档：{ $day } 第 { $edition } 版，校验 { $mark }
journal-reception-record-returned = 接访记录表退回：{ $day } 第 { $edition } 版
journal-reception-record-shown = 打印接访记录表全文：{ $day }，用途：{ $purpose ->
    [archive] 签字归档
    [inspection] 上级检查
    [dispute] 核实争议
   *[handover] 移交业主方
 }
journal-reception-record-exported = 导出接访记录表：{ $day }
journal-directions-set = 登记了到 { $room } 的路线
journal-visit-arrived = { $day } { $number } 号来访在自助机报到
journal-keeping-proposed = 提出保留：来访 { $days } 天，证件全号 { $document_days } 天，每小时查看 { $looks } 次，来电 { $calls } 天，问询 { $inquiries } 天，评价 { $ratings } 天
journal-keeping-approved = 同意保留：来访 { $days } 天，证件全号 { $document_days } 天，每小时查看 { $looks } 次，来电 { $calls } 天，问询 { $inquiries } 天，评价 { $ratings } 天
# Rules of the house and the drill.
journal-house-rule-drafted = 起草规章制度《{ $rule }》
journal-house-rule-draft-discarded = 放弃规章制度《{ $rule }》的草稿
journal-house-rule-published = 发布规章制度《{ $rule }》第 { $version } 版
journal-house-rule-withdrawn = 废止规章制度《{ $rule }》（第 { $version } 版）
journal-house-rule-acknowledged = 已读并遵守规章制度《{ $rule }》第 { $version } 版
journal-drill-begun = 开始一轮名录练习
journal-drill-finished = 完成一轮名录练习，答 { $count } 题
# End of rules of the house and the drill.
journal-fault-reported = 报修：{ $day } 第 { $number } 号，{ $kind ->
    [lighting] 照明
    [air-conditioning] 空调
    [display] 叫号机与显示屏
    [water-dispenser] 饮水机
    [access-control] 门禁与安检设备
    [audio] 音响与话筒
    [projection] 投影与视频
    [furniture] 门窗家具
    [plumbing] 给排水
    [lift] 电梯
    [power] 电源与网络
   *[other] 其他
 }，{ $place }，{ $urgency ->
    [urgent] 紧急
    [planned] 计划
   *[ordinary] 一般
 }
journal-fault-joined = 又有人报：{ $day } 第 { $number } 号
journal-fault-answered = 受理报修：{ $day } 第 { $number } 号
journal-fault-arrived = 维修人到场：{ $day } 第 { $number } 号
journal-fault-postponed = 报修待料改期：{ $day } 第 { $number } 号
journal-fault-repaired = 报修已修复：{ $day } 第 { $number } 号
journal-fault-accepted = 验收报修：{ $day } 第 { $number } 号
journal-fault-returned = 退回报修：{ $day } 第 { $number } 号
journal-fault-withdrawn = 撤回报修：{ $day } 第 { $number } 号
journal-fault-photo-added = 报修加照片：{ $day } 第 { $number } 号
journal-personal-data-asked = 提出个人信息请求 { $number } 号：{ $kind ->
    [show] 查阅
    [export] 复制
    [erase] 删除
   *[register] 导出登记
 }
journal-personal-data-unclear = 提出个人信息请求，因电话下不止一人未受理：{ $kind ->
    [show] 查阅
    [export] 复制
   *[erase] 删除
 }
journal-personal-data-approved = 批准个人信息请求 { $number } 号：{ $kind ->
    [show] 查阅
    [export] 复制
    [erase] 删除
   *[register] 导出登记
 }
journal-personal-data-refused = 不批准个人信息请求 { $number } 号：{ $reason ->
    [not-identified] 身份未核实
    [not-theirs] 不是本人的信息
    [kept-by-law] 法律规定保存
    [matter-open] 事项未办结
   *[purpose-unfit] 用途不当
 }
journal-personal-data-withdrawn = 撤回个人信息请求 { $number } 号
journal-personal-data-expired = 个人信息请求 { $number } 号过期
journal-personal-data-closed = 个人信息请求 { $number } 号期满办结
journal-personal-data-given = 按个人信息请求 { $number } 号取出（{ $kind ->
    [show] 查阅
    [export] 复制
   *[register] 导出登记
 }）：来访 { $visits }，来电 { $calls }，问询 { $inquiries }，委托 { $orders }，报失 { $lost }，遗失物品 { $things }，用餐 { $diners }，评价 { $ratings }，记录表 { $lines }
journal-personal-data-erased = 按个人信息请求 { $number } 号删除（{ $ground ->
    [purpose-fulfilled] 用途已实现
    [consent-withdrawn] 撤回同意
    [kept-too-long] 保存已久
   *[unlawful] 认为处理违法
 }）：来访 { $visits }，来电 { $calls }，问询 { $inquiries }，委托 { $orders }，报失 { $lost }，遗失物品 { $things }，用餐 { $diners }，评价 { $ratings }，记录表 { $lines }

## 委托单（条款 B5、B6）。
journal-order-placed = 收到委托单：{ $day } 第 { $number } 号，{ $count } 项
journal-order-changed = 更改委托单：{ $day } 第 { $number } 号，第 { $revision } 版
journal-order-cancelled = 取消委托单：{ $day } 第 { $number } 号
journal-order-agreed = 客户确认委托单：{ $day } 第 { $number } 号，第 { $revision } 版
journal-order-change-asked = 客户要求修改委托单：{ $day } 第 { $number } 号，第 { $revision } 版
journal-order-change-answered = 答复客户的修改要求：{ $day } 第 { $number } 号
journal-order-agreed-recorded = 记下客户{ $heard ->
    [paper] 书面
   *[telephone] 电话
 }确认委托单：{ $day } 第 { $number } 号，第 { $revision } 版
journal-order-plan-agreed-recorded = 记下客户{ $heard ->
    [paper] 书面
   *[telephone] 电话
 }确认上台安排：{ $day } 第 { $number } 号，第 { $revision } 版
journal-order-plan-agreed = 客户确认上台安排：{ $day } 第 { $number } 号，第 { $revision } 版
journal-order-plan-wrong = 客户说到货或上台安排不对：{ $day } 第 { $number } 号
journal-order-confirmed = 客户确认办妥：{ $day } 第 { $number } 号
journal-order-wrong = 客户说办得不对：{ $day } 第 { $number } 号
journal-order-called = 客户要求现在加上：{ $day } 第 { $number } 号
journal-order-cancellation-told = 告知客户委托单已取消：{ $day } 第 { $number } 号
journal-order-told = 知会客户：{ $day } 第 { $number } 号，{ $line ->
    [0] 另加的要求
   *[other] 第 { $line } 项
 }
journal-order-cancellation-settled = 不等客户得知取消，说明原因结清：{ $day } 第 { $number } 号
journal-order-settled = 不等客户确认，说明原因结清：{ $day } 第 { $number } 号，{ $line ->
    [0] 另加的要求
   *[other] 第 { $line } 项
 }
journal-order-counted = 清点到货：{ $day } 第 { $number } 号，第 { $line } 项实到 { $count }，应到 { $ordered }
journal-order-photographed = 到货拍照：{ $day } 第 { $number } 号
journal-order-ordered = 向供应商订货：{ $day } 第 { $number } 号，第 { $line } 项
journal-order-rated = 客户评价委托单：{ $day } 第 { $number } 号，{ $score } 分
journal-order-rated-low = 客户差评委托单：{ $day } 第 { $number } 号，{ $score } 分
journal-order-link-made = 生成客户链接：{ $day } 第 { $number } 号
journal-order-link-ended = 停用客户链接：{ $day } 第 { $number } 号
journal-catalogue-item-set = 委托目录加入：{ $item }
journal-catalogue-item-removed = 委托目录不再提供：{ $item }
journal-order-link-days-set = 客户链接事后保留 { $days } 天

## 个案（条款 B1 至 B4）。

journal-case-opened = 立为个案：{ $day } 第 { $number } 号
journal-case-promised = 致歉并承诺：个案 { $day } 第 { $number } 号
journal-case-found = 写明调查结论：个案 { $day } 第 { $number } 号
journal-case-reported = 如实告知客户：个案 { $day } 第 { $number } 号
journal-case-remedy-asked = 要求立即补救：个案 { $day } 第 { $number } 号
journal-case-remedied = 补救完成：个案 { $day } 第 { $number } 号
journal-case-accepted = 客户谅解，结案：个案 { $day } 第 { $number } 号
journal-case-contested = 客户不接受，重新调查：个案 { $day } 第 { $number } 号
journal-case-reasoned = 说明理由结案：个案 { $day } 第 { $number } 号
journal-case-called-again = 回访：个案 { $day } 第 { $number } 号
journal-case-subject-named = 个案 { $day } 第 { $number } 号涉及 { $person }
journal-case-subject-unnamed = 个案 { $day } 第 { $number } 号不再涉及 { $person }
journal-case-link-revoked = 收回客户的链接：个案 { $day } 第 { $number } 号
journal-case-link-made = 重新给客户链接：个案 { $day } 第 { $number } 号
journal-case-tied = 个案 { $day } 第 { $number } 号关联到{ $matter ->
    [order] 委托单
   *[meeting] 会议
}
journal-meeting-rated = 会议评价：{ $score } 分
journal-meeting-rated-low = 会议差评：{ $score } 分
# 交办事项。
journal-assigned-matter-assigned = 交办事项：{ $day } 第 { $number } 号，交给{ $to }，{ $urgency ->
    [urgent] 紧急
   *[ordinary] 一般
 }
journal-assigned-matter-given = 交办事项派给{ $to }：{ $day } 第 { $number } 号
journal-assigned-matter-read-back = 复述交办事项：{ $day } 第 { $number } 号
journal-assigned-matter-confirmed = 确认复述无误：{ $day } 第 { $number } 号
journal-assigned-matter-corrected = 更正交办事项：{ $day } 第 { $number } 号
journal-assigned-matter-time-asked = 交办事项申请延期：{ $day } 第 { $number } 号
journal-assigned-matter-time-granted = 同意交办事项延期：{ $day } 第 { $number } 号
journal-assigned-matter-time-refused = 不同意交办事项延期：{ $day } 第 { $number } 号
journal-assigned-matter-done = 交办事项办结回报：{ $day } 第 { $number } 号，{ $punctuality ->
    [late] 超时
   *[on-time] 按时
 }
journal-assigned-matter-accepted = 验收交办事项：{ $day } 第 { $number } 号，评价 { $score } 分
journal-assigned-matter-returned = 退回交办事项：{ $day } 第 { $number } 号
journal-assigned-matter-withdrawn = 撤回交办事项：{ $day } 第 { $number } 号
# 交办事项完。
# 宴请。
journal-banquet-booked = 登记宴请：{ $day } 第 { $number } 号，来宾 { $guests } 人，陪餐 { $companions } 人，{ $tables } 桌
journal-banquet-changed = 更改宴请：{ $day } 第 { $number } 号，来宾 { $guests } 人，陪餐 { $companions } 人，{ $tables } 桌
journal-banquet-moved = 调整宴请座次：{ $day } 第 { $number } 号
journal-banquet-cancelled = 取消宴请：{ $day } 第 { $number } 号
journal-banquet-signed-off = 结清宴请：{ $day } 第 { $number } 号，实到来宾 { $guests } 人，陪餐 { $companions } 人
journal-banquet-amended = 补充宴请说明：{ $day } 第 { $number } 号，第 { $position } 条
# 宴请完。
# 排班。
journal-shift-planned = 排班：{ $person }，{ $day } { $from }–{ $to }，{ $post }
journal-shift-replanned = 改排班：{ $person }，{ $day } { $from }–{ $to }，{ $post }
journal-shift-unplanned = 取消排班：{ $person }，{ $day } { $from }–{ $to }，{ $post }
journal-post-unmanned = 开班时岗位无人：{ $person }休假，{ $day } { $from }–{ $to }，{ $post }
journal-roster-copied = 照上一周排班：{ $day } 起的一周，{ $count } 个班
journal-leave-asked = 请假：{ $person }，{ $from } 至 { $until }
journal-leave-approved = 批准请假：{ $person }，{ $from } 至 { $until }
journal-leave-refused = 不批准请假：{ $person }，{ $from } 至 { $until }
journal-leave-withdrawn = 撤回请假：{ $person }，{ $from } 至 { $until }
journal-leave-ended = 提前结束请假：{ $person }，原为 { $from } 至 { $until }
journal-swap-asked = { $taken ->
    [none] 请 { $other } 替班：{ $person } 的 { $given }
   *[other] 请 { $other } 换班：{ $person } 的 { $given } 换 { $taken }
 }
journal-swap-agreed = { $other } 同意换 { $person } 的班：{ $given }
journal-swap-declined = { $other } 不换 { $person } 的班：{ $given }
journal-swap-approved = { $taken ->
    [none] 批准换班：{ $other } 上 { $person } 的 { $given }
   *[other] 批准换班：{ $other } 上 { $person } 的 { $given }，{ $person } 上 { $other } 的 { $taken }
 }
journal-swap-refused = 不批准换班：{ $person } 与 { $other }，{ $given }
journal-swap-withdrawn = 撤回换班：{ $person } 与 { $other }，{ $given }
journal-cycle-laid = 轮班：{ $post }，{ $from } 至 { $until }，{ $count } 个班
journal-roster-imported = 导入排班表：新排 { $added } 个班，修改 { $changed } 个
# 排班完。

# 领导办公室。
journal-office-planned = 列入清洁安排：{ $number } { $name }
journal-office-taken-off = { $reason ->
    [in] 领导返回，
    [due-back] 领导应已返回，
    [unsaid] 领导去向未填写，
    [nobody-entered] 名录里没有写是哪位领导，
   *[other] {""}
}移出清洁安排：{ $number } { $name }
journal-office-interrupted = 清洁中领导返回，退出办公室：{ $number } { $name }
journal-office-answered = 敲门有人应答：{ $number } { $name }，稍后再来
journal-key-out = 领出钥匙：{ $number } { $name }
journal-key-in = 交回钥匙：{ $number } { $name }（领用人 { $holder }）
journal-key-missed = 钥匙未交回：{ $number } { $name }（{ $holder }领出）
# 领导办公室完。

# 抽查。
journal-spot-checked = 抽查：{ $day } 第 { $number } 号，{ $duty }
journal-spot-check-answered = 本人说明抽查：{ $day } 第 { $number } 号
# 抽查完。

# 批阅件。
journal-papers-retrieved = 登记取回批阅件：{ $day } 第 { $numbers } 号，共 { $count } 份，{ $name }
journal-paper-passed = 转交批阅件：{ $day } 第 { $number } 号，交给{ $to }
journal-paper-put-away = 存放批阅件：{ $day } 第 { $number } 号，放到{ $to }
journal-paper-corrected = 更正批阅件登记：{ $day } 第 { $number } 号
journal-paper-struck = 划去批阅件登记：{ $day } 第 { $number } 号
journal-papers-handed-over = 上交批阅件：{ $day } 第 { $numbers } 号，共 { $count } 份，{ $receiver }签收{ $signed ->
    [typed] （未手写签名）
   *[drawn] {""}
}
# 批阅件完。
journal-restocking-told = 报出要补的用品（{ $number } 号）：{ $step }，{ $items }
journal-hand-over-asked = 请{ $person }下班前交班（{ $day } 第 { $number } 号）
journal-hand-over-made = { $person }交班（{ $day } 第 { $number } 号）
journal-hand-over-acknowledged = 接{ $person }的班（{ $day } 第 { $number } 号）

# 留言条。
journal-away-begun = 全组外出：{ $team }（{ $day } 第 { $number } 号），最后离开的是{ $person }
journal-away-shown = 门口屏幕“{ $screen }”显示留言条：{ $team }（{ $day } 第 { $number } 号）
journal-away-dark = 门口屏幕不再显示留言条，请人放出：{ $team }（{ $day } 第 { $number } 号）
journal-away-over = 不再全组外出：{ $team }（{ $day } 第 { $number } 号）
journal-went-out = 外出，{ $back } 回来
journal-came-back = 回到办公室
journal-door-screen-added = 添加门口屏幕 { $name }
journal-door-screen-revoked = 停用门口屏幕 { $name }
# 留言条完。

# 失物招领。
journal-found-item-taken-down = 登记拾获物品：{ $day } 第 { $number } 号，{ $kind ->
    [document] 证件、银行卡
    [phone] 手机、电子设备
    [keys] 钥匙
    [umbrella] 雨伞
    [clothing] 衣帽
    [bag] 包
    [valuables] 现金、贵重物品
    [perishable] 食品等易腐物品
   *[other] 其他
 }，{ $place }
journal-found-item-stored = 拾获物品入库：{ $day } 第 { $number } 号
journal-found-item-noticed = 拾获物品公告：{ $day } 第 { $number } 号
journal-found-items-noticed = 招领公告 { $day }：{ $numbers }，共 { $count } 件
journal-found-item-informed = 已通知失主：{ $day } 第 { $number } 号
journal-found-item-handed-back = 拾获物品归还：{ $day } 第 { $number } 号
journal-found-item-handed-over = 拾获物品移交：{ $day } 第 { $number } 号
journal-found-item-disposed = 拾获物品处置：{ $day } 第 { $number } 号
journal-found-item-photo-added = 拾获物品加照片：{ $day } 第 { $number } 号
journal-found-item-days-set = 拾获物品移交期限改为 { $days } 天
journal-lost-report-taken-down = 登记报失：{ $day } 第 { $number } 号，{ $kind ->
    [document] 证件、银行卡
    [phone] 手机、电子设备
    [keys] 钥匙
    [umbrella] 雨伞
    [clothing] 衣帽
    [bag] 包
    [valuables] 现金、贵重物品
    [perishable] 食品等易腐物品
   *[other] 其他
 }
journal-lost-report-closed = 报失办结：{ $day } 第 { $number } 号，{ $outcome ->
    [found] 已找到
   *[in-vain] 未找到
 }
# 失物招领完。

# 提醒。
journal-alert-unreached = 手机没有收到提醒，已告诉领班：{ $person }，{ $duty }
journal-alert-way-added = 新增提醒方式：{ $name }
journal-alert-way-changed = 更改提醒方式：{ $name }
journal-alert-way-removed = 删除提醒方式：{ $name }
journal-alert-way-tried = 试发提醒：{ $name }
journal-alert-way-answered = 试发有了结果：{ $name }
journal-alert-way-shut = 提醒方式不通了：{ $way ->
    [mail] 邮件
    [push] 浏览器推送 { $name }
   *[webhook] { $name }
}
journal-alert-way-open = 提醒方式恢复了：{ $way ->
    [mail] 邮件
    [push] 浏览器推送 { $name }
   *[webhook] { $name }
}
journal-alert-push-on = 开通浏览器推送：{ $services }
journal-alert-push-off = 关闭浏览器推送
journal-alert-push-added = 登记一部手机接收推送：{ $host }
journal-alert-push-removed = 取消手机接收推送
journal-alert-push-tried = 试发推送到自己的手机
journal-alert-rule-set = 修改自己的提醒设置
# 提醒完。
# 报纸。
journal-newspaper-added = 添加报刊：{ $name }
journal-newspaper-changed = 更改报刊：{ $name }
journal-newspaper-subscribed = 添加订阅：{ $name }，{ $addressee }，{ $copies } 份
journal-newspaper-subscription-changed = 更改订阅：{ $name }，{ $addressee }，{ $copies } 份
journal-newspaper-unsubscribed = 删除订阅：{ $name }，{ $addressee }，{ $copies } 份
journal-newspapers-imported = 从 Excel 导入 { $year } 年订阅表：新增 { $added } 条，更改 { $changed } 条
journal-newspaper-arrived = 到报：《{ $name }》{ $day }，实到 { $arrived } 份，应到 { $expected } 份
journal-newspapers-all-arrived = 到报：{ $day } 其余 { $count } 种全部到齐
journal-newspaper-chased = 催报：《{ $name }》{ $day }，实到 { $arrived } 份，应到 { $expected } 份
journal-newspaper-written-off = 不再追：《{ $name }》{ $day }，实到 { $arrived } 份，应到 { $expected } 份，{ $reason }
journal-newspapers-unsaid = { $day } 有 { $count } 种报纸没有登记到报，按缺报处理
journal-newspapers-to-chase = 次日催报：{ $day } 有 { $count } 种报纸缺报，没有催过
journal-newspapers-delivered = 送到报纸：{ $place }，{ $copies } 份
journal-newspapers-not-delivered = 报纸没送到：{ $place }，{ $copies } 份，{ $reason }
# 报纸完。
# 小餐厅。
journal-dining-menu-entered = 登记饭菜花样：{ $day } { $meal ->
    [breakfast] 早餐
    [dinner] 晚餐
   *[lunch] 午餐
}，{ $count } 个菜
journal-dining-asked = 告知花样并征询：{ $name }，{ $meal ->
    [breakfast] 早餐
    [dinner] 晚餐
   *[lunch] 午餐
}，{ $count } 项
journal-dining-away = 用餐：{ $name }今天不来，{ $meal ->
    [breakfast] 早餐
    [dinner] 晚餐
   *[lunch] 午餐
}
journal-dining-served = 按要求送到：{ $name }，{ $meal ->
    [breakfast] 早餐
    [dinner] 晚餐
   *[lunch] 午餐
}
journal-dining-corrected = 送错更正：{ $name }，{ $meal ->
    [breakfast] 早餐
    [dinner] 晚餐
   *[lunch] 午餐
}
journal-dining-tableware-added = 登记碗具：{ $number } 号
journal-dining-tableware-changed = 更改碗具：{ $number } 号
journal-dining-tableware-removed = 删除碗具：{ $number } 号
journal-dining-tableware-checked = 核对碗具：{ $number } 号，{ $condition ->
    [missing] 缺少
    [broken] 破损
   *[whole] 姓名编号相符
}
journal-dining-needs-looked = 查看忌口与偏好：{ $name }
journal-dining-needs-remembered = 更新忌口与偏好：{ $name }
journal-dining-needs-forgotten = 删除忌口与偏好：{ $name }
# 小餐厅完。
