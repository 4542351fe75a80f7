## 與總經辦確認會議要求（條款 C4.1.4）。

page-menu-agreements = 要求確認
agreement-hint = 會議要求和服務標準由總經辦確認；確認之後再改動的，要再確認一次。
agreement-none = 沒有等待確認的會議
agreement-none-hint = 會議一經預訂或更改，就會列在這裡。
agreement-title = 總經辦確認
agreement-awaited = 待確認
agreement-agreed = 已確認
agreement-changed = 有變更，待再次確認
agreement-agree = 確認要求
agreement-agree-again = 確認變更
agreement-since = 上次確認後的變更
agreement-late = 布場已開始，仍未確認
agreement-count = 待總經辦確認 { $count }
agreement-count-late = 已逾期 { $count }
notice-agreement-awaited = { $room } { $day } { $at } 的會議，要求還待總經辦確認。
notice-agreement-late = { $room } { $day } { $at } 的會議已經開始布場，總經辦還沒有確認要求。
