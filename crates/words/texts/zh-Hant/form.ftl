## 會議的預訂、修改與會議頁。

field-title = 會議名稱
field-room = 會議室
field-starts = 開始
field-ends = 結束
field-large = 大型會議
field-status = 預訂狀態
field-host = 會議負責人
field-headcount = 人數
field-layout = 桌型
field-equipment = 設備
field-place-cards = 座籤
field-secret = 保密要求
field-note = 備註
field-attendees = 參會人員
field-date = 日期
field-recurrence = 重複
field-nothing = （空）
field-value-yes = 是
field-value-no = 否
field-value-tentative = 待確認
field-value-confirmed = 已確認
field-value-cancelled = 已取消
