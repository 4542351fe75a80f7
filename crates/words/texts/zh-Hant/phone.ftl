## 手機上的「我的任務」。

phone-duties = 我的任務
phone-meetings = 會議
phone-note = 記日誌
phone-me = 我
phone-tab-duties = 任務
phone-tab-meetings = 會議
phone-tab-note = 日誌
phone-tab-me = 我
phone-needs-script = 這個頁面需要啟用 JavaScript。
phone-loading = 正在取任務…
phone-nothing-kept = 現在取不到任務
phone-nothing-kept-hint = 有網路時開啟一次，之後沒有網路也能用。

## 離線與同步。

phone-synced = 已同步
phone-waiting = { $count } 待同步
phone-offline = 離線
phone-offline-waiting = 離線 · { $count } 待同步
phone-offline-said = 離線，可繼續操作
phone-online-said = 網路恢復
phone-to-sync = 待同步
phone-not-kept = 這個瀏覽器儲存不了操作，同步完之前請不要關閉頁面。
phone-refused = 沒有被接受的操作
phone-seen = 知道了
phone-signed-out = 需要登入
phone-signed-out-hint = 登入已失效。操作都留著，登入後自動上傳。
phone-offline-ready = 沒有網路時這個頁面也能開啟，操作會先存在手機裡。
phone-offline-not = 這個網址不是 HTTPS：沒有網路時打不開頁面，手機裡也不儲存任務和操作。請聯絡管理員設定憑證。
phone-sign-out-waiting = 還有 { $count } 項沒有上傳
phone-sign-out-waiting-hint = 現在登出，這些操作會遺失。請等到有網路再登出。
phone-sign-out-stay = 先不登出
phone-sign-out-lose = 登出並捨棄
phone-sign-out-offline = 沒有網路，登出不了。

## 任務。

phone-round = 第{ $round }次
phone-complete = 完成
phone-complete-early = 提前完成…
phone-early-ask = 提前完成？
phone-early-hint = { $time } 才到時間，會記為提前。
phone-complete-early-do = 提前完成
phone-steps-first = 先做完上面的步驟
phone-done-said = 已完成：{ $title } { $place }
phone-undo = 復原
phone-undone = 已復原
phone-undo-late = 已經送出，復原不了
phone-photo-add = 加照片
phone-photo-first = 先加照片
phone-planned = 接下來
phone-opens-in = 還有 { $length }
phone-held = 保持敞開到 { $time }
phone-held-title = 保持敞開的
phone-hold-until = 保持到 { $time }
phone-clock-stands = 休會，暫停計時
phone-unassigned = 未分派
phone-window-left = 剩餘時間
phone-checks = 要看的地方
phone-seats = 從主賓開始的座位
phone-settled = 已完成 { $done }，共 { $count } 項
phone-no-duties = 現在沒有要做的任務
phone-no-duties-hint = 會議預訂後，任務會在這裡按時間出現。
phone-no-duties-done = 今天的都做完了，辛苦了。
phone-why = 為什麼
phone-waive = 免做…
phone-waive-title = 免做：{ $title }
phone-waive-do = 免做
phone-waived-said = 已免做：{ $title }
phone-reason = 原因
phone-reason-read = 原因（客戶會看到，請不要寫姓名和電話）
phone-reason-host = 主辦方不需要
phone-reason-guest = 來賓示意不用
phone-reason-moved = 會場臨時調整
phone-back = 返回
phone-length-hours = { $hours } 小時 { $minutes } 分
phone-length-minutes = { $minutes } 分 { $seconds } 秒
phone-length-seconds = { $seconds } 秒
phone-alarm-opens = 現在做：{ $place } { $title }
phone-alarm-half = 時間過半：{ $place } { $title }
phone-alarm-late = 已逾時：{ $place } { $title }
phone-notices-more = 另有 { $count } 則通知
phone-lead-late = 組員任務已逾時 { $count } 項
phone-lead-unreached = 手機沒有收到 { $count } 人

## 會議。

phone-no-meetings = 今天沒有會議
phone-no-meetings-hint = 您負責的會議室有會時，會出現在這裡。
phone-act-start = 會議開始
phone-act-seating = 來賓就座
phone-act-break = 休會
phone-act-resumption = 繼續開會
phone-act-end = 會議結束
phone-act-request = 會中需求…
phone-said-start = 會議開始：{ $title }
phone-said-seating = 來賓已就座：{ $title }
phone-said-break = 休會：{ $title }
phone-said-resumption = 繼續開會：{ $title }
phone-said-end = 會議結束：{ $title }
phone-started-at = { $time } 開始
phone-seated-at = { $time } 就座
phone-break-since = { $time } 起休會
phone-ended-at = { $time } 結束
phone-changed = { $by } { $time } 改動
phone-acknowledge = 知道了
phone-acknowledged = 已確認看到改動
phone-secret = 有保密要求
phone-arrivals = 來賓（按位次）
phone-absent = 未到 { $count }
phone-observations = 會場情況
phone-observe-fine = 會場正常
phone-observe-cold = 空調偏涼
phone-observe-warm = 空調偏熱
phone-observe-noise = 麥克風有雜音
phone-observe-help = 有來賓需要協助
phone-observed = 已記入日誌：{ $text }
phone-receive = 已接到
phone-received-said = 已接到 { $name }
phone-request-washroom = 洗手間
phone-request-document = 傳遞文件
phone-request-other = 其他需要
phone-request-from = 從誰
phone-request-to = 給誰
phone-request-note = 需要什麼
phone-request-said = 已記下：{ $kind }

## 日誌與自己。

phone-note-label = 記一則日誌
phone-note-meeting = 哪個會議
phone-note-no-meeting = 與會議無關
phone-note-send = 記下
phone-noted = 已記入日誌
phone-journal = 看日誌
phone-start-duty = 開始值班
phone-end-duty = 結束值班
phone-off-duty-hint = 開始值班後，任務會分派給您，到時間手機會震動。
phone-on-duty-since = { $time } 開始值班
phone-on-duty-said = 已開始值班
phone-off-duty-said = 已結束值班
phone-sound = 提示音
phone-sound-hint = 預設只震動；會議中請關閉
phone-colleagues = 同事的任務
phone-complete-for = 替{ $name }完成
phone-remark = 有問題
phone-remark-hint = 缺什麼、壞了什麼，或者發現了什麼；領班會馬上看到。
phone-remark-label = 說明
phone-remark-do = 告訴領班
phone-start-ask = 現在就開始會議？
phone-start-hint = 預訂的開始時間是 { $time }。
phone-others-waiting = 這支手機上還有別人的 { $count } 項待上傳，等本人登入後上傳。
phone-subject-visit = 來訪 { $number } 號
phone-subject-call = 來電 { $number } 號
phone-subject-inquiry = 問詢 { $number } 號
phone-subject-ticket = 叫號 { $number }
phone-subject-fault = 報修 { $number } 號
phone-subject-lingering = 滯留 { $number } 號

## 委托单（条款 B5、B6）。
phone-subject-order = 委託單 { $number } 號
phone-request-order = 委託
phone-request-order-page = 委託
phone-request-order-cancelled = 委託已取消，請告訴客戶
phone-subject-assigned-matter = 交辦事項 { $number } 號
phone-subject-banquet = 宴請 { $number } 號
