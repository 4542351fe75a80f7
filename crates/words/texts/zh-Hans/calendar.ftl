## 会议室日历。

calendar-day = 日
calendar-week = 周
calendar-month = 月
calendar-views = 显示
calendar-previous = 往前
calendar-next = 往后
calendar-book = 预订
calendar-capacity = 容量至少
calendar-all-rooms = 全部会议室
calendar-rooms-hours = 会议室 \ 时
calendar-free = 空闲
calendar-tap-or-drag = 点选或拖出
calendar-set-up = 布场
calendar-clear-up = 清场
calendar-closed = 停用
calendar-blocked = 合并使用
calendar-no-rooms = 没有符合条件的会议室
calendar-no-rooms-hint = 减少设备要求，或调低容量再看。
calendar-keys = 方向键移动，Shift+方向键加长，Enter 或 B 预订
calendar-book-from-to = { $from }–{ $to } 可预订
