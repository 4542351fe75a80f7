## 領班的會務看板。

board-overdue = 逾時 { $count }
board-unassigned-count = 未分派 { $count }
board-people-hours = 人 \ 時
board-meetings = 會議
board-nobody = 未分派
board-nobody-hint = 拖給某人，或按 A
board-on-duty-since = { $time } 起值班
board-off-duty = 未值班
board-standby = 機動人員
board-standby-word = 空閒
board-standby-none = 現在沒有空閒的人
board-detail = 任務詳情
board-assign-to = 分派給
board-assigned-to = 已分派給 { $name }
board-unassigned = 已改為未分派
board-nothing-chosen = 先選一件任務
board-empty = 今天還沒有任務
board-empty-hint = 預訂會議後，任務會按服務標準自動排出來。
board-unreached = 手機未連上，{ $time } 起
board-unreceived = { $count } 項提醒手機沒有收到
board-closed-ways = 提醒方式不通：{ $names }
board-closed-mail = 電子郵件
board-closed-push = { $name } 推播
board-late = 已逾時，請處理
board-late-none = 沒有逾時的任務
