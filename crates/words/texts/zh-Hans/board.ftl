## 领班的会务看板。

board-overdue = 超时 { $count }
board-unassigned-count = 未分派 { $count }
board-people-hours = 人 \ 时
board-meetings = 会议
board-nobody = 未分派
board-nobody-hint = 拖给某人，或按 A
board-on-duty-since = { $time } 起当班
board-off-duty = 未当班
board-standby = 机动人员
board-standby-word = 空闲
board-standby-none = 现在没有空闲的人
board-detail = 任务详情
board-assign-to = 分派给
board-assigned-to = 已分派给 { $name }
board-unassigned = 已改为未分派
board-nothing-chosen = 先选一件任务
board-empty = 今天还没有任务
board-empty-hint = 预订会议后，任务会按服务标准自动排出来。
board-unreached = 手机未连上，{ $time } 起
board-unreceived = { $count } 项提醒手机没有收到
board-closed-ways = 提醒方式不通：{ $names }
board-closed-mail = 邮件
board-closed-push = { $name } 推送
board-late = 已超时，请处理
board-late-none = 没有超时的任务
