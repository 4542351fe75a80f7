## 与总经办确认会议要求（条款 C4.1.4）。

page-menu-agreements = 要求确认
agreement-hint = 会议要求和服务标准由总经办确认；确认之后再改动的，要再确认一次。
agreement-none = 没有等待确认的会议
agreement-none-hint = 会议一经预订或更改，就会列在这里。
agreement-title = 总经办确认
agreement-awaited = 待确认
agreement-agreed = 已确认
agreement-changed = 有变更，待再次确认
agreement-agree = 确认要求
agreement-agree-again = 确认变更
agreement-since = 上次确认后的变更
agreement-late = 布场已开始，仍未确认
agreement-count = 待总经办确认 { $count }
agreement-count-late = 已逾期 { $count }
notice-agreement-awaited = { $room } { $day } { $at } 的会议，要求还待总经办确认。
notice-agreement-late = { $room } { $day } { $at } 的会议已经开始布场，总经办还没有确认要求。
