## 會議室日曆。

calendar-day = 日
calendar-week = 週
calendar-month = 月
calendar-views = 顯示
calendar-previous = 往前
calendar-next = 往後
calendar-book = 預訂
calendar-capacity = 容量至少
calendar-all-rooms = 全部會議室
calendar-rooms-hours = 會議室 \ 時
calendar-free = 空閒
calendar-tap-or-drag = 點選或拖出
calendar-set-up = 布場
calendar-clear-up = 清場
calendar-closed = 停用
calendar-blocked = 合併使用
calendar-no-rooms = 沒有符合條件的會議室
calendar-no-rooms-hint = 減少設備要求，或調低容量再看。
calendar-keys = 方向鍵移動，Shift+方向鍵加長，Enter 或 B 預訂
calendar-book-from-to = { $from }–{ $to } 可預訂
