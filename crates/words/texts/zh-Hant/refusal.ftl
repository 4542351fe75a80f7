## 拒絕：說清發生了什麼、怎樣補救。

refusal-no-role-yet = 帳號還沒有角色。請安全管理員授予角色，需要時由總經辦批准。
refusal-not-found = 沒有找到。它可能不存在，或者不在您的權限之內。
refusal-sign-in-needed = 請先登入。
refusal-not-allowed = 您沒有這項權限。需要的話，請找管理員。
refusal-method-not-allowed = 這個位址不接受這種請求。
refusal-too-large = 內容太大，最多 1 MiB。請分開提交。
refusal-media-type = 內容類型不對。介面用 application/json，頁面用表單。
refusal-request-unreadable = 請求無法讀取。請重新整理頁面再試。
refusal-foreign-page = 請求不是從本系統的頁面發出的，沒有執行。請從本系統的頁面操作。
refusal-foreign-host = 示範只能用 localhost 或 127.0.0.1 開啟。
refusal-failure = 系統出了錯，沒有改動任何內容。請再試；還不行請把編號報給管理員。
refusal-unavailable = 系統暫時不能儲存，沒有改動任何內容。請稍後再試；手機上的操作會自動重發。
refusal-disk-full = 磁碟已滿，暫時不能儲存，沒有改動任何內容。請通知管理員騰出空間；手機上的操作會自動重發。
refusal-timeout = 處理時間太長，已停止。請再試。
refusal-body-slow = 內容沒有及時送到，什麼也沒有改。請再試。
refusal-host-absent = 請求沒有帶上本系統的位址，無法印出 QR 碼。請從瀏覽器開啟本頁。
refusal-json-unreadable = 內容不是完整的 JSON：{ $problem }
refusal-json-unfit = JSON 的內容不對：{ $problem }
refusal-phone-time-unreadable = Phone-Time 應是毫秒數。
refusal-command-absent = 缺少命令編號：請帶上 Idempotency-Key（介面）或 command（表單）。
refusal-command-unfit = 命令編號應是第 7 版 UUID，小寫、帶連字號。
refusal-command-reused = 這個命令編號已用於別的內容。請用新的編號再發。
refusal-field-unknown = 沒有「{ $field }」這一項。請去掉它。
refusal-number-unfit = 「{ $typed }」不是合適的數。請填整數。
refusal-day-unknown = 沒有這一天。請按 2026-07-06 的樣子填。
refusal-time-unknown = 沒有這個時間。請按 09:30 的樣子填。
refusal-time-impossible = 這個時間超出了範圍。請填近年的時間。
refusal-choice-unknown = 沒有這個選項。請從列出的裡面選。
refusal-site-unfit = 簡稱用 2 到 32 個小寫字母、數字或連字號。
refusal-site-unknown = 沒有這個場所。
refusal-site-taken = 這個簡稱已有場所在用。請換一個。
refusal-time-zone-unknown = 沒有這個時區。請填如 Asia/Shanghai。
refusal-standard-has-problems = 服務標準裡有問題，沒有採用。
refusal-link-unknown = 連結已失效或用過了。請在終端機裡重新取得。
refusal-sign-in-wrong = 帳號或密碼不對，或帳號已停用。
refusal-sign-in-too-often = 試得太多了。請過 { $seconds } 秒再試。
refusal-password-unfit = 密碼要有 { $least } 到 200 個字。
refusal-password-common = 這是人人都會先試的密碼。請換一個。
refusal-password-has-login = 密碼裡不能有登入名稱。請換一個。
refusal-password-wrong = 原來的密碼不對。
refusal-login-unfit = 登入名稱用 2 到 32 個字母、數字或 . - _。
refusal-login-taken = 這個登入名稱已有人用。請換一個。
refusal-language-unknown = 沒有這種語言。
refusal-token-days-unfit = 權杖有效期是 1 到 365 天。
refusal-name-unfit = 「{ $name }」不合適：請填 1 到 50 個看得見的字。
refusal-text-unfit = 最多 { $most } 個字，現在 { $length } 個，且不能有控制字元或看不見的字元。
refusal-account-unknown = 沒有這個帳號。
refusal-not-oneself = 不能對自己的帳號這樣做。請另一位管理員來做。
refusal-role-unknown = 沒有這個角色。
refusal-role-held = 已經有這個角色了。
refusal-role-not-held = 沒有這個角色，或已經處理過了。
refusal-roles-kept-apart = 系統管理員、安全管理員、稽核管理員不能由一人兼任；安全管理員也不能兼任總經辦。
refusal-not-ones-own-grant = 這個角色是您自己授予的。請另一位來批准。
refusal-last-of-its-role = 這裡只剩這一位能擔任這個角色了。請先讓另一位擔任。
refusal-id-taken = 這個編號已有東西在用。請用新的編號再發。
refusal-building-unknown = 沒有這座樓。
refusal-floor-unknown = 沒有這一層。
refusal-department-unknown = 沒有這個部門。
refusal-room-unknown = 沒有這個房間。請從列出的裡面選。
refusal-room-part-of-itself = 房間不能是自己的一部分。
refusal-room-code-unknown = 這個 QR 碼已失效。請找會務服務員。
refusal-team-not-in-standard = 服務標準裡沒有這個班組。
refusal-closure-unknown = 沒有這段停用時間。
refusal-field-empty = 請填這一項。
refusal-moment-unknown = 沒有這個時間。請選日期和時刻。
refusal-name-taken = 已經有「{ $name }」了。請換一個名稱。
refusal-number-on-door-unfit = 門牌請填 1 到 20 個字。
refusal-level-unfit = 層數請填 -20 到 200；一層是 1，地下一層是 -1。
refusal-capacity-unfit = 容量最多 { $most } 人。
refusal-list-too-long = 最多 { $most } 樣，現在 { $count } 樣。
refusal-person-unknown = 沒有這個人。
refusal-telephone-unfit = 「{ $typed }」不像電話號碼：寫 3 到 20 位數字，可以帶空格、橫線和「轉」。
refusal-plate-unfit = 「{ $typed }」不像車牌：寫 4 到 9 位字母、數字或漢字。
refusal-back-at-unfit = 返回時間要在現在以後、一年以內。
refusal-presence-of-leaders-alone = 只登記有位次的領導的去向。
refusal-workbook-absent = 請選一個 Excel 檔案（.xlsx）。
refusal-workbook-unreadable = 打不開這個檔案：請存成 .xlsx 再上傳。
refusal-workbook-too-large = 檔案太大：最多 { $most } MB。請分成幾個檔案。
refusal-workbook-too-many-rows = 列數太多：最多 { $most } 列。請分成幾個檔案。
refusal-workbook-row-twice = 第 { $row } 列來了兩次，沒有匯入。請重新上傳表格。
refusal-workbook-empty = 檔案裡沒有內容：第一列寫欄名，可以先下載空白範本。
refusal-workbook-without-names = 沒有「姓名」這一欄：第一列寫欄名，可以先下載空白範本。
refusal-workbook-column-unknown = 不認識「{ $name }」這一欄：刪掉它，或者改成範本裡的欄名。
refusal-workbook-column-twice = 「{ $name }」這一欄出現了兩次。
refusal-sheet-waits-no-longer = 這份表已經匯入過，或者等得太久了。請重新上傳。
refusal-sheet-id-unknown = 名錄裡沒有這個編號：清空編號就當作新的人。
refusal-sheet-name-of-several = 「{ $name }」有幾個：寫清部門，或者填上編號。
refusal-sheet-department-unknown = 沒有「{ $name }」這個部門：先在名錄裡新增，或者改正。
refusal-sheet-room-unknown = 沒有「{ $name }」這個房間：先在名錄裡新增，或者改正。
refusal-sheet-leader-unknown = 名錄裡沒有「{ $name }」：改正名字，或者把這位領導也寫進表裡。
refusal-row-repeated = 這個人在表裡出現了兩次：留下一列。
refusal-acts-for-themselves = 一個人不能當自己的秘書。
refusal-account-taken = 這個帳號已經是名錄裡另一個人的。
refusal-precedence-unfit = 位次請填 1 到 { $most }，1 最高。
refusal-team-unknown = 沒有這個班組。
refusal-table-unknown = 沒有這張節假日表。
refusal-weekdays-none = 至少選一天。
refusal-token-made-already = 這個權杖已經產生過了，密文只顯示一次。沒有記下的話，請撤銷它，再產生一個。
refusal-title-empty = 請填會議名稱。
refusal-ends-before-starts = 結束要在開始之後；跨夜的會議最長十二小時。請改結束時間。
refusal-ends-in-the-past = 結束時間已經過去了。請改到以後。
refusal-meeting-too-long = 一次會議太長了。請分成幾次預訂。
refusal-room-not-for-meetings = { $room }不是開會的地方。請換一間。
refusal-headcount-zero = 請填參會人數。
refusal-room-too-small = { $room }最多 { $capacity } 人，這次有 { $headcount } 人。請換大一些的會議室。
refusal-layout-unknown = 沒有「{ $layout }」這種桌型。可選：{ $layouts }
refusal-equipment-absent = { $room }沒有{ $equipment }。請去掉，或換一間。
refusal-attendees-too-many = 參會人員最多列 { $most } 位。
refusal-rank-zero = { $name }的位次應從 1 起。
refusal-rank-unfit = { $name }的位次請填 1 到 { $most }。
refusal-seat-unfit = 座位「{ $seat }」不合適。請按 A1 的樣子填。
refusal-seat-taken = 座位 { $seat } 已給{ $other }，不能再給{ $name }。
refusal-attendee-unknown = 名單上沒有這位來賓。
refusal-booked-as-cancelled = 不能預訂一個已取消的會議。
refusal-cancel-by-its-own-act = 取消請用「取消會議」，並寫明原因。
refusal-room-held = { $way ->
    [named] { $room }在 { $from } 至 { $until } 已被「{ $title }」佔用（含布場和清場）。請換時間或換一間。
    [named-part] { $room }在 { $from } 至 { $until } 不能用：合併使用的{ $part }已被「{ $title }」佔用（含布場和清場）。請換時間或換一間。
    [part] { $room }在 { $from } 至 { $until } 不能用：合併使用的{ $part }已被佔用（含布場和清場）。請換時間或換一間。
   *[taken] { $room }在 { $from } 至 { $until } 已被佔用（含布場和清場）。請換時間或換一間。
}
refusal-room-closed = { $way ->
    [part] { $room }在 { $from } 至 { $until } 不能用：合併使用的{ $part }停用（{ $reason }）。請換時間或換一間。
   *[taken] { $room }在 { $from } 至 { $until } 停用（{ $reason }）。請換時間或換一間。
}
refusal-room-divided-over-meetings = 這樣分合會讓會議撞在一起：{ $meetings }。請先改這些會議。
refusal-meeting-unknown = 沒有這個會議。
refusal-meeting-is-cancelled = 會議已取消，不能再改。
refusal-meeting-is-over = 會議已結束，不能再改。
refusal-start-far-off = 會議定在 { $starts } 開始，還差兩個多小時。如果時間改了，請先改會議的時間。
refusal-room-in-use = { $room }從 { $from } 起正在開「{ $title }」。請先結束那個會。
refusal-before-it-was-booked = 會議在 { $booked } 才預訂，不能更早。請核對時間。
refusal-meeting-changed-meanwhile = 有人剛改過這個會議（第 { $revision } 版）。請看過新的內容再改。
refusal-room-of-a-running-meeting = 會議正在進行，不能換會議室。
refusal-nothing-to-take-back = 沒有可收回的。只能收回您自己剛做的。
refusal-too-late-to-take-back = 已過一分鐘，不能再收回。請找領班更正。
refusal-others-followed = 別人已在這之後繼續，不能再收回。請找領班更正。
refusal-agreement-not-asked = 這個會議的服務標準不要求總經辦確認。
refusal-agreement-with-oneself = 會議是您自己預訂的，要由總經辦的另一位同事確認。
refusal-agreement-orders-changed = 這個會議的委託單剛剛改過。請看清變更後再確認。
refusal-change-unknown = 沒有這次更改。
refusal-reason-empty = 請寫明原因（最多 200 個字）。
refusal-time-not-on-that-day = { $time } 這個時間在當地不存在（時鐘撥動）。請改時間。
refusal-recurrence-unreadable = 重複規則讀不懂：{ $problem }
refusal-recurrence-endless = 重複沒有結束。請填次數或截止日。
refusal-recurrence-too-often = 最多每天重複一次。
refusal-recurrence-too-many = 最多重複 { $most } 次。
refusal-recurrence-empty = 這樣重複，一次會議也沒有。
refusal-recurrence-part-unsupported = 重複規則裡的 { $part } 不能用。請去掉它；可用 FREQ、INTERVAL、COUNT、UNTIL、BYDAY、BYMONTHDAY、BYMONTH、BYYEARDAY、BYWEEKNO、BYSETPOS、WKST。
refusal-recurrence-part-of-time = 每次幾點開始由「開始」決定。請從重複規則裡去掉 { $part }。
refusal-recurrence-part-twice = 重複規則裡的 { $part } 寫了兩遍。請只留一個。
refusal-recurrence-parts-clash = { $part } 不能和 { $other } 一起用。請去掉 { $part }，或改 FREQ。
refusal-recurrence-position-alone = BYSETPOS 要和 BYDAY 等一起用。請補上 BYDAY，或去掉 BYSETPOS。
refusal-recurrence-two-ends = 次數（COUNT）和截止（UNTIL）只能填一個。請去掉一個。
refusal-recurrence-exdate = 不開會的日子請填在「除去這些日子」裡，不寫 EXDATE。
refusal-recurrence-rdate = 另外加的日子請單獨預訂，不寫 RDATE。
refusal-recurrence-value-unfit = 重複規則裡的 { $part } 不對：「{ $value }」。{ $part ->
    [FREQ] 請填 DAILY、WEEKLY、MONTHLY 或 YEARLY。
    [INTERVAL] 請填 1 到 999 的整數。
    [COUNT] 請填 1 到 366 的整數。
    [UNTIL] 請按 20261231 填日子，或按 20261231T100000Z 填世界時。
    [BYDAY] 請填 MO 到 SU；每月第幾個寫成 1MO，最後一個寫成 -1FR。
    [WKST] 請填 MO 到 SU 中的一個。
   *[other] 請填範圍內的整數，用逗號分開；從末尾數的加負號。
}
refusal-not-of-a-series = 這個會議不是系列會議，沒有以後的幾次。請改為只改這一次。
refusal-duty-unknown = 沒有這件任務。
refusal-duty-photo-missing = 這件任務要有照片才算完成。請先加照片。
refusal-duty-photo-unasked = 這件任務不用拍照。
refusal-duty-settled = 這件任務已經了結。
refusal-not-your-team = 這件事由別的班組負責。
refusal-not-on-duty = 這件任務正由值班的同事負責。請先開始值班，再來完成。
refusal-not-of-the-team = 此人不在負責的班組裡。請選班組裡的人。
refusal-step-unknown = 沒有這一步，共 { $count } 步。
refusal-step-out-of-order = 要按順序：先做「{ $step }」。
refusal-step-left = 還有一步沒做：「{ $step }」。
refusal-note-empty = 請寫點內容。
refusal-request-kind-unknown = 沒有這種請求。
refusal-document-from-empty = 請填文件從誰那裡取。
refusal-document-to-empty = 請填文件交給誰。
refusal-requests-waiting = 已經通知了好幾件，會務服務員正在趕來。請稍等。
refusal-no-meeting-in-the-room = 這裡現在沒有會議。

## 告知。

notice-already-done = { $by }已在 { $at } 做好了。
notice-already-said = 已在 { $at } 記下了。
notice-already-on-duty = 您已經在值班。
notice-already-off-duty = 您沒有值班。
notice-superseded = 「{ $title }」以先做的為準：{ $by }，{ $at }。
refusal-agreed-missing = 約定的時間還沒有寫。請寫上幾點幾分之前。
refusal-agreed-in-the-past = 約定的時間已經過去了。請寫一個以後的時間。
refusal-telephone-needed = 約定回電需要電話號碼。請先問清號碼。
refusal-matter-empty = 事由還沒有填。請寫一句來電的事由。
refusal-to-empty = 沒有寫轉給誰。請寫科室或者人。
refusal-agreed-unfit = 「{ $typed }」不是合適的時間。請按 14:30、1430、+20（分鐘後）或 11-27 09:00 的樣子填。
refusal-agreed-far = 約定的時間太遠。請約在 { $days } 天以內。
refusal-call-unknown = 沒有這個來電。它可能不存在，或者不在您的權限之內。
refusal-call-not-passed-on = 這個來電沒有轉給別人，不用接收。
refusal-call-back-not-agreed = 這個來電沒有約定回電。
refusal-call-settled = 這個來電已由{ $by }辦理，不用再辦。
refusal-call-erased = 保存期已滿，登記內容已抹去，不能再更正。
refusal-call-changed-meanwhile = 有人剛更正過這個來電（第 { $revision } 版）。請對照下面的不同之處，再決定儲存哪一份。
refusal-receipt-by-empty = 沒有寫是誰接收的。請寫接收人的姓名。
refusal-question-empty = 問題還沒有填。請寫來訪人問的是什麼。
refusal-answer-empty = 答覆還沒有填。請寫怎樣答覆的。
refusal-wordings-many = 其他問法太多，最多 { $most } 條，一行一條。
refusal-question-known = 知識庫裡已經有這個問題。請改那一條。
refusal-knowledge-unknown = 知識庫裡沒有這一條，可能剛被刪除。請另選一條。
refusal-knowledge-expired = 這一條已過有效期。請另選一條，或者請領班更新。
refusal-knowledge-changed-meanwhile = { $by }剛改過這一條（第 { $revision } 版）。請看過新的內容，再決定儲存哪一份。
refusal-inquiry-unknown = 沒有這個問詢。它可能不存在，或者不在您的權限之內。
refusal-inquiry-answered = 這個問詢已由{ $by }答覆。
refusal-inquiry-erased = 保存期已滿，登記內容已抹去。
refusal-proposal-unknown = 這個答覆沒有建議，或者已經處理過。
refusal-span-turned = 起訖日期顛倒了。請讓開始的日子在前。
refusal-matter-unknown = 沒有這個事項。請從清單裡選。
refusal-window-unknown = 沒有這個窗口。請從清單裡選。
refusal-ticket-unknown = 沒有這個號，或不是今天的。
refusal-ticket-stands-otherwise = { $ticket } 現在是「{ $state ->
    [waiting] 等候
    [called] 已叫號
    [parked] 暫存
    [absent] 過號
    [done] 已辦結
   *[left] 已離開
 }」，不能這樣處理。請看最新的清單。
refusal-nobody-waits = { $window } 辦理的事項沒有人在等候。
refusal-hall-full = 等候的人太多，請到服務台。
refusal-hall-too-many = 最多 { $most } 個。
refusal-wait-limit-unfit = 請填 1 到 { $most } 分鐘。
refusal-people-unfit = 請填 1 到 { $most } 人。
refusal-crowded-below-busy = 「擁擠」的人數要比「人多」的多。
refusal-letter-unfit = 請填一個字母，A 到 Z。
refusal-letter-taken = 這個字母已用於別的事項。
refusal-device-kind-unknown = 沒有這種設備。請從清單裡選。
refusal-device-unknown = 沒有這個設備，或已停用。
refusal-lingering-unknown = 沒有這條滯留登記。
refusal-lingering-settled = 這條滯留登記已處理完。
refusal-score-unfit = 請選 1 到 5。
refusal-rated-already = 這個號已經評價過了，謝謝。
refusal-rating-unknown = 沒有這條評價。
refusal-rating-settled = 這條評價已處理。
# Visits and entry control.
refusal-visitor-name-unfit = 來訪人姓名要 1 到 50 個看得見的字。請改好再登記。
refusal-document-number-unfit = 證件號碼不對，請對照證件再輸一次，或留空。
refusal-companions-unfit = 隨行最多 { $most } 人。請改少，或分開登記。
refusal-host-namesakes = 有幾位叫{ $name }：{ $choices }。請在姓名後空一格寫上部門。
refusal-visit-in-the-past = 預約時間已經過去。請改成今天或以後。
refusal-visit-too-far-ahead = 最多提前 92 天預約。請改早一些。
refusal-moment-unfit = 請寫日期和時間，如 2026-11-26 09:30。
refusal-visit-unknown = 沒有這條來訪。請回到來訪登記裡找。
refusal-visit-erased = 這條來訪的個人資料已到期刪除。請作為新來訪登記。
refusal-visit-is-open = 這條來訪還沒有結束，不用再登記。
refusal-visit-is-over = 這條來訪已經結束。
refusal-visit-of-another-day = 這條來訪不在今天。請登記今天的來訪。
refusal-visit-day-is-over = 那一天已經結束，不能再改。需要時寫工作日誌。
refusal-visit-is-inside = 來訪人已在樓內。
refusal-visit-is-not-inside = 來訪人還沒有進入。請先放行。
refusal-visit-has-left = 來訪人已經離開。再來請按「再次來訪」。
refusal-visit-was-refused = 已經不予進入。要改，請先撤回。
refusal-visit-was-cancelled = 來訪已經取消。要恢復，請先撤回。
refusal-visit-approval-awaited = 要等值班領班同意才能放行。請聯絡領班。
refusal-visit-approval-denied = 領班不同意進入。請選「不予進入」。
refusal-visit-host-asks-to-wait = 被訪人請來訪人等候。等被訪人答覆接見後再放行。
refusal-visit-host-refuses = 被訪人不見。請選「不予進入」，或先改答覆。
refusal-visit-changed-meanwhile = 別人剛改過這條來訪。請看兩邊的不同，再決定儲存。
refusal-visit-nothing-asked = 這條來訪沒有等領班意見。
refusal-approver-is-not-on-duty = 只有值班領班可以同意。請先開始值班。
refusal-badge-is-not-out = 這張訪客證沒有在外面。
refusal-visit-has-no-badge = 來訪人還沒有進入，沒有訪客證。
refusal-visit-carries-nothing = 沒有登記攜帶物品。請先更正登記。
refusal-looks-too-often = 一小時內最多查看 { $most } 次，過一會再來。
refusal-number-out-of-range = 請寫 { $least } 到 { $most } 之間的數。
refusal-visit-keeping-not-proposed = 這條規定已經改過。請看最新的。
refusal-watch-unknown = 名單裡沒有這一條。
refusal-watch-nothing-asked = 這一條沒有等人同意。
refusal-watch-second-person = 要由另一個人同意。
refusal-watch-nothing-to-find-by = 請寫電話或證件號碼，才能識別。
notice-guest-arrived = 會議來賓已到大廳，{ $count } 人，前往 { $room }。
# End of visits.
refusal-rated-unserved = 叫到號以後當天才能評價。
refusal-reception-record-unknown = 沒有這一天的接訪紀錄。
refusal-reception-record-changed = 登記剛有變動，顯示的已是最新內容。請核對後再簽字。
refusal-reception-record-unchanged = 簽字之後沒有改動，不用再簽。
refusal-reception-record-unexplained = 還缺 { $count } 項。請補齊，或寫明補不齊的原因。
refusal-reception-record-still-inside = 還有 { $count } 批來訪人在樓內。請等他們離開後再簽；現在就要簽的，請勾選「現在仍要簽字」。
refusal-reception-record-reason-empty = 請寫明更正的原因（最多 500 個字）。
refusal-reception-record-unsigned = 接待崗還沒有簽字。
refusal-reception-record-signed-anew = 接待崗剛剛重新簽過字。請核對最新一版。
refusal-reception-record-returned = 這一版已經退回。
refusal-reception-record-countersigned = 這一版已經覆簽歸檔。
refusal-reception-record-own = 自己簽過字的，要由另一位領班覆簽。
refusal-reception-record-too-often = 每人每天最多列印全文 { $most } 次。請明天再來，或請同事列印。
refusal-month-unknown = 沒有這個月。請按 2026-07 的樣子填。
refusal-arrival-unknown = 沒有這個報到碼。請核對後再輸，或到接待台。
refusal-arrival-known = 您已經報到，請在大廳稍候。
refusal-codes-too-often = 輸錯太多次。請稍後再試，或到接待台。
# Rules of the house and the drill.
refusal-house-rule-unknown = 沒有這項規章制度。請回到規章制度裡找。
refusal-house-rule-days-unfit = 請填 1 到 { $most } 天。
refusal-house-rule-too-many-lines = 最多 { $most } 段，現在有 { $count } 段。請合併或分成幾項。
refusal-house-rule-withdrawn = 這項規章制度已經廢止，不用再讀，也不能再改。
refusal-house-rule-not-for-you = 這項規章制度不是發給您的崗位的，不用確認。
refusal-house-rule-superseded = 您讀的是第 { $read } 版，現在是第 { $version } 版。請讀完不同之處再確認。
refusal-house-rule-unchanged = 和現行的一版沒有不同。請先修改，再發布。
refusal-house-rule-not-yours-to-write = 業主方的規章由總經辦寫，服務中心的由領班寫。請選您能寫的。
refusal-house-rule-no-draft = 這份草稿已經發布或放棄。請看最新的。
refusal-house-rule-changed-meanwhile = { $by } 剛儲存了另一份草稿。請看不同之處，再決定儲存。
refusal-drill-directory-too-small = 名錄裡的房間、電話和領導太少，還出不了題。請先補全名錄。
refusal-drill-round-unknown = 沒有這一輪練習。請開始新的一輪。
refusal-drill-not-asked = 現在問的不是這一題。請答螢幕上的題。
refusal-drill-answered = 這一題已經答過了。
# End of rules of the house and the drill.
# Faults and photos.
refusal-fault-unknown = 沒有這張報修單。它可能不存在，或者不在您的權限之內。
refusal-fault-known = 這裡已經報過同樣的故障（{ $day } 第 { $number } 號）。請說明是同一故障，還是另一處。
refusal-fault-state = 這張報修單現在是「{ $state ->
    [reported] 待受理
    [answered] 已受理
    [arrived] 已到場
    [waiting] 待料
    [repaired] 待驗收
    [returned] 已退回
    [accepted] 已驗收
   *[withdrawn] 已撤回
 }」，不能這樣辦。請看最新的情況。
refusal-fault-own-repair = 是您登記的已修復，請由報修人或領班驗收。
refusal-fault-settles = 這項任務隨報修 { $number } 號的辦理自動完成，請在報修單上辦理。
refusal-fault-room-not-yours = 只能為自己會議的會議室報修。
refusal-fault-description-empty = 選了「其他」，請寫明是什麼壞了。
refusal-fault-kind-missing = 請選什麼壞了。
refusal-fault-place-missing = 請選地點。
refusal-fault-seen-unfit = 看到的時間應在現在以前、七天以內。
refusal-fault-repairer-empty = 請寫由誰來修。
refusal-fault-note-empty = 這一項還沒有填。
refusal-photo-too-large = 照片太大，最大 { $most } MB。請拍小一點的。
refusal-photo-kind = 這不是可用的照片。請用 JPEG、PNG 或 WebP；蘋果手機請在相機設定裡選「最相容」。
refusal-photo-pixels = 照片的像素太多，最多 { $most } 百萬。
refusal-photo-unreadable = 照片打不開。請重拍一張。
refusal-photo-many = 照片已經有 { $most } 張，不能再加。
refusal-photo-absent = 請先選照片。
refusal-photo-unknown = 沒有這張照片。它可能已過保存期。
notice-fault-joined = 這裡已經報過，算作 { $number } 號同一故障。
refusal-reception-record-not-yours = 全文只給當天值班和簽過字的人。請找領班。
refusal-directions-changed = 同事剛改過這一段，現在寫的是「{ $stands }」。請核對後再儲存。
refusal-personal-data-nothing-to-find-by = 請寫電話或證件號碼，才能搜尋。
refusal-personal-data-too-often = 一天最多提出 { $most } 次，請明天再提。
refusal-personal-data-request-unknown = 沒有這項請求。
refusal-personal-data-request-not-asked = 這項請求已經答覆、撤回或過期。
refusal-personal-data-second-person = 要由另一個人答覆。
refusal-personal-data-request-not-yours = 只有提出人或批准人可以取，撤回只由提出人辦。
refusal-personal-data-request-over = 這項請求已經辦結。
refusal-personal-data-request-not-approved = 這項請求沒有批准，或已過期。請重新提出。
refusal-personal-data-fetched = 已經取過一次。需要再取，請重新提出。
refusal-personal-data-several-clients = 這個電話下有不同的姓名，分不清是哪一位的。請在「本人姓名」寫上提出請求的人的全名，只處理其名下的紀錄。
refusal-personal-data-several-people = 用這個電話登記過的不止一人。請寫上本人的證件號碼或全名，只處理本人的紀錄。
refusal-personal-data-still-open = 還有 { $count } 件沒有辦結，例如人還在樓內、約好回電、東西還沒找到或還沒取走。辦結後再批准。
refusal-personal-data-day-to-come = 截止日期還沒有到。請選今天或以前。
refusal-personal-data-days-turned = 截止日期在起始日期之前。請改日期。
refusal-personal-data-days-many = 一次最多 { $most } 天。請縮短時間。
refusal-personal-data-register-large = 這段時間的登記超過 { $most } 件。請縮短時間。

## 委托单（条款 B5、B6）。
refusal-order-unknown = 沒有這張委託單。它可能不存在，或者不歸您看。
refusal-order-version-unknown = 沒有這一版，或者它的內容已過保存期。
refusal-order-line-unknown = 這張委託單沒有這一項。
refusal-order-link-unknown = 這個連結打不開。它可能已停用或過期，請聯絡會務人員要新的連結。
refusal-order-too-far = 日期太遠，請選一年之內的。
refusal-order-ends-unfit = 結束要晚於開始，而且不超過三天。
refusal-order-lines-none = 請至少寫一項。
refusal-order-lines-many = 最多 { $most } 項。
refusal-order-quantity-unfit = 數量寫 1 到 100000 的整數。
refusal-order-put-out-many = 先上的不能多於總數。
refusal-order-reason-empty = 留下一部分不上，請寫明原因，比如保持新鮮。
refusal-order-at-missing = 選了定時，請寫幾點。
refusal-order-at-outside = 時間要在會議開始和結束之間。
refusal-order-cut-off-unfit = 更改截止不能晚於結束。
refusal-order-sum-unfit = 金額寫成 38 或 38.50。
refusal-order-moment-of-meeting = 沒有會議就沒有入座和休息，請選會前、定時或聽招呼。
refusal-order-room-missing = 請選地點。
refusal-order-matter-missing = 請寫明會議，或用途、地點和時間。
refusal-order-matter-of-meeting = 委託單屬於會議時，請不要再填用途、地點和時間。
refusal-order-changed-meanwhile = 別人剛改過這張委託單。請看兩邊的不同，再決定儲存。
refusal-order-changed-since = 內容剛剛改過，現在是第 { $revision } 版。請看清變更後再確認。
refusal-order-change-late = 這件事已經結束，不能再要求修改。有不滿意的地方請直接說。
refusal-order-nothing-asked = 這項修改要求已經辦過，或者沒有這一項。
refusal-order-agreed-already = 客戶已經確認過這一版。
refusal-order-plan-agreed-time-unfit = 確認的時間要在這一版寫好、最後一次清點之後，現在之前。
refusal-order-plan-agreed-already = 客戶已經確認過上台安排。
refusal-order-agreed-time-unfit = 確認的時間要在這一版寫好之後、現在之前。
refusal-order-line-served = 第 { $line } 項已經上台，不能再改。
refusal-order-cut-off-passed = 第 { $line } 項已過更改截止。與供應商談好後，請一起改截止時間。
refusal-order-is-served = 已經上台的委託單不能取消。
refusal-order-is-cancelled = 這張委託單已取消。
refusal-order-not-counted = 東西還沒有清點完，稍後再確認。
refusal-order-nothing-to-order = 第 { $line } 項不用向外訂，或者已經到貨。
refusal-order-served-since = 這一項剛才又有變化。請看清現在的情況，再確認一次。
refusal-order-nothing-waits = 這一項沒有在等客戶確認。
refusal-order-nothing-held = 這一項已全部上台，沒有留下的。請在「別的要求」裡寫。
refusal-order-call-untimely = 會議前後一小時內才能要求現在加上。
refusal-order-said-wrong = 客戶說過這一項不對。先補好，再請客戶確認；負責人可以寫明理由結清。
refusal-order-line-twice = 同一項寫了兩次。請重新整理後再改。
refusal-order-not-in-standard = 現行服務標準沒有委託單的規定。請先發布含委託單規定的標準。
refusal-order-orders-many = 一場會議最多 { $most } 張委託單。
refusal-order-rated = 這張委託單已經評價過，謝謝。
refusal-order-rating-early = 結束以後再請評價。有問題可以現在說。
refusal-order-cases-many = 這張委託單的投訴已經夠多，請在已有的投訴頁上說。
refusal-order-said-much = 這張委託單的往來太多了，請直接聯絡會務人員。
refusal-order-settles = 這項任務隨委託單 { $number } 號的辦理自動完成，請在委託單上操作。
refusal-order-catalogue-full = 目錄最多 { $most } 項。
refusal-catalogue-item-unknown = 目錄裡沒有這一項。
refusal-order-link-days-unfit = 最多 { $most } 天。

## 個案（條款 B1 至 B4）。

refusal-case-unknown = 沒有這個個案。它可能不存在，或者不在您的權限之內。
refusal-case-words-empty = 這一項還沒有寫。
refusal-case-cause-missing = 請選原因。
refusal-case-matter-missing = 請選一場會議或一份委託單。
refusal-case-order-by-link = 這個個案由客戶自己的連結或評價而來，不能關聯到另一份委託單。
refusal-case-cites-empty = 調查結論要有依據，請在辦理經過或日誌裡至少勾選一條紀錄。
refusal-case-cites-many = 依據最多 { $most } 條。
refusal-case-cite-foreign = 日誌 { $number } 號不是這場會議、委託單、來電或本案的紀錄。
refusal-case-apology-empty = 是我方不到位的，請寫致歉的話。
refusal-case-own-subject = 涉及本人的個案，本人不能辦理。
refusal-case-called-again = 已經回訪過。
refusal-case-settles = 這項任務隨個案 { $number } 號的辦理自動完成，請在個案頁上辦理。
refusal-case-subjects-many = 涉及的人員太多。
refusal-case-erased = 投訴人和內容已按保存期限刪除。
refusal-meeting-rating-over = 現在沒有可以評價的會議：會議結束後兩小時內可以評價。
refusal-meeting-ratings-many = 這場會議的評價已經夠多，謝謝。
refusal-case-state = 這個個案現在是「{ $state ->
        [opened] 待致歉
        [promised] 調查中
        [found] 待告知
        [reported] 待諒解
        [accepted] 已諒解
       *[reasoned] 說明理由結案
    }」，不能這樣辦。
# 交辦事項。
refusal-assigned-matter-unknown = 沒有這件交辦事項。它可能不存在，或者不在您的權限之內。
refusal-assigned-matter-state = 這件交辦事項現在是「{ $state ->
    [assigned] 待複述
    [read-back] 待交辦人確認
    [understood] 辦理中
    [done] 待驗收
    [returned] 退回重辦
    [accepted] 已辦結
   *[withdrawn] 已撤回
 }」，這一步做不了。請看最新的狀態。
refusal-assigned-matter-changed = 這件事剛剛有了變化，請看清最新的內容再確認。
refusal-assigned-matter-own = 不能交給自己辦，請選別人。
refusal-assigned-matter-own-work = 自己承辦的事不能自己驗收，請由別人驗收。
refusal-assigned-matter-not-an-office = 只有領導本人、領導的秘書、總經辦和領班可以交辦。請總經辦在名錄裡登記您是誰的秘書。
refusal-assigned-matter-settles = 這項任務隨交辦事項 { $number } 號的辦理自動完成，請在交辦單上辦理。
refusal-assigned-matter-what-empty = 請寫明做什麼。
refusal-assigned-matter-empty = 這一項還沒有填。
refusal-assigned-matter-receiver-missing = 請選交給誰。
refusal-assigned-matter-receiver-unknown = 這個人或班組現在不能承辦，請另選。
refusal-assigned-matter-person-unknown = 名錄裡沒有這個人。請寫名錄裡的姓名或稱謂，或者空著。
refusal-assigned-matter-person-several = 名錄裡不止一人叫這個名字，請寫稱謂。
refusal-assigned-matter-score-missing = 請選評價，非常滿意到非常不滿意選一個。
refusal-assigned-matter-time-is-over = 原定時間已過，請給一個新的完成時間。
# 交辦事項完。
# 宴請。
refusal-banquet-is-held = 已經開始的宴請不能改時間。另外一次請另行登記。
refusal-banquet-unknown = 沒有這次宴請。它可能不存在，或者不在您的權限之內。
refusal-banquet-companions-many = 來賓 { $guests } 人，陪餐最多 { $most } 人（連主人），現在是 { $count } 人。請減少陪餐人。
refusal-banquet-guests-none = 請至少寫一位來賓的姓名。
refusal-banquet-guests-many = 來賓最多 { $most } 人，請分開登記。
refusal-banquet-guest-unknown = 沒有這位來賓，請看最新的座次。
refusal-banquet-guest-at-the-end = 這位來賓已經在最前或最後，不能再移。
refusal-banquet-menu-long = 菜單最多 { $most } 道。
refusal-banquet-too-far = 日期太遠，請核對。
refusal-banquet-ends-unfit = 結束要晚於開始，且不超過六小時。
refusal-banquet-place-missing = 請選房間，或者寫明場所。
refusal-banquet-number-unfit = 請填 { $least } 到 { $most } 之間的數。
refusal-banquet-seats-short = 共 { $persons } 人，只有 { $seats } 個座位。請加桌或加座。
refusal-banquet-tables-empty = 共 { $persons } 人，桌數多了，請減桌。
refusal-banquet-sum-unfit = 金額不對，請填元，最多兩位小數。
refusal-banquet-letter-used = 這份公函已經安排過一次工作餐：{ $day } 第 { $number } 號。一份公函只安排一次，請核對文號。
refusal-banquet-letter-missing = 還沒有公函文號，不能結清。請先修改宴請，補上公函文號。
refusal-banquet-changed-meanwhile = 剛才有人改過這次宴請。請看最新的內容，再儲存一次就以您的為準。
refusal-banquet-is-cancelled = 這次宴請已經取消。
refusal-banquet-is-signed = 這次宴請已經結清，只能補充說明。
refusal-banquet-is-unsigned = 這次宴請還沒有結清，直接修改即可。
refusal-banquet-settles = 第 { $number } 號宴請在宴請頁面上結清，不能只點完成。
refusal-banquet-not-yet = 宴請還沒有開始，不能結清。
refusal-banquet-over-unexplained = 實到來賓 { $guests } 人，陪餐最多 { $most } 人，實際 { $count } 人。請在備註裡說明原因。
refusal-banquet-amendments-many = 補充說明最多 { $most } 條。
refusal-banquet-erased = 這次宴請的內容已按保存期限刪除，不能再改。
# 宴請完。
# 排班。
refusal-shift-length-unfit = 一個班至少 { $least } 分鐘，最長 { $most } 小時。請核對開始和結束。
refusal-shift-over = 這個班的時間已經過去了，請排以後的時間。
refusal-shift-too-far = 最多排到一年以後，請核對日期。
refusal-shift-overlaps = { $person }在這段時間已經有班：{ $day } { $from }–{ $to } { $post }。一個人不能同時在兩處，請改時間或換人。
refusal-shift-rest-short = { $person }與另一個班（{ $day } { $from }–{ $to } { $post }）之間只休息 { $hours }，少於 { $least } 小時。確實要這樣排，請勾選後再儲存。
refusal-shift-no-day-off = { $person }將連續上班 { $count } 天，七天裡沒有一天休息。確實要這樣排，請勾選後再儲存。
refusal-shift-week-long = { $person }這一週將上班 { $hours }，超過 { $most } 小時。確實要這樣排，請勾選後再儲存。
refusal-shift-unknown = 沒有這個班，可能剛才被取消了。
refusal-shift-changed-meanwhile = 剛才有人改過這個班。再儲存一次就以您的為準。
refusal-shift-taken = 已經上崗的班，只能改結束時間。
refusal-roster-nothing-to-copy = 上一週沒有排班，沒有可照著排的。
refusal-shift-on-leave = { $person }從 { $from } 到 { $until } 休假，這段時間不能排班。請換人或改時間。
refusal-leave-ends-early = 請假的結束在開始之前。請核對兩個日期。
refusal-leave-too-long = 一次請假最長 { $most } 天。請分開送出。
refusal-leave-too-late = 請假最多補 { $most } 天以內的。更早的請找領班。
refusal-leave-too-far = 請假的日子太遠了，最多提前一年。
refusal-leave-asked-already = 這段時間您已經請過假。要改，請先撤回那一次。
refusal-leave-decided = 這次請假已經有結果了。請看看現在的情況。
refusal-leave-of-oneself = 自己的請假由別的領班或總經辦核准。
refusal-leave-over = 這次請假已經過去了，不能再撤回。
refusal-leave-unknown = 沒有這次請假。
refusal-swap-shift-begun = 這個班已經開始，不能再換。
refusal-swap-settled = 這次換班已經有結果了。請看看現在的情況。
refusal-swap-unanswered = 同事還沒有答覆。同事同意後再核准。
refusal-swap-of-oneself = 自己參與的換班由別的領班核准。
refusal-swap-roster-changed = 提出換班以後，排班已經改了。請讓他們按現在的排班重新提出。
refusal-swap-rest-short = 這樣換，{ $person }與另一個班（{ $day } { $from }–{ $to } { $post }）之間只休息 { $hours }，少於 { $least } 小時。請換一個班或一位同事。
refusal-swap-no-day-off = 這樣換，{ $person }將連續上班 { $count } 天，七天裡沒有一天休息。請換一個班或一位同事。
refusal-swap-week-long = 這樣換，{ $person }這一週將上班 { $hours }，超過 { $most } 小時。請換一個班或一位同事。
refusal-swap-with-oneself = 不能和自己換班。請選一位同事。
refusal-swap-shift-not-theirs = 選的班現在不是這位同事的了。請重新選。
refusal-swap-open-already = 這個班已經在另一次換班裡。請先撤回那一次。
refusal-swap-unknown = 沒有這次換班。
refusal-cycle-line-unfit = 第 { $line } 行「{ $typed }」看不懂。請寫上班時間，如 08:00-16:00，或寫「休」。
refusal-cycle-too-long = 一輪最多 { $most } 天。
refusal-cycle-empty = 這一輪沒有上班的日子。請至少寫一天的上班時間。
refusal-cycle-ends-early = 結束的日子在開始之前。請核對兩個日期。
refusal-cycle-period-too-long = 一次最多排 { $most } 天。請分幾次排。
refusal-cycle-nobody = 沒有選人。請至少選一個人從第幾天輪起。
refusal-cycle-person-twice = 同一個人選了兩次。請每人只選一次。
refusal-roster-sheet-person-unknown = 沒有叫「{ $name }」的班組成員。請核對姓名。
refusal-roster-sheet-person-ambiguous = 有幾個人叫「{ $name }」，憑崗位分不清。請在排班表裡直接排。
refusal-roster-sheet-post-unknown = 沒有叫「{ $name }」的崗位。請核對班組名稱。
refusal-roster-sheet-not-of-the-team = 此人不在「{ $name }」裡。請改崗位或換人。
refusal-roster-sheet-on-leave = 此人當時休假，不能排班。
refusal-roster-sheet-columns = 表裡要有日期、人員、崗位、開始、結束五欄。請用範本或匯出的表。
refusal-spot-check-standard-changed = 標準剛才換了新版本。請核對下面的項目，再儲存一次。
refusal-sign-on-item-left = 上崗自查還沒有做完：「{ $step }」。符合的請勾選；不符合的請整理好再勾選，或寫明情況。
refusal-sign-on-too-early = 現在做上崗自查還太早，{ $at } 起可以完成。
refusal-sign-on-is-theirs = 上崗自查由本人做，別人不能代做。
refusal-sign-on-leader-waives = 上崗自查只有領班可以免做。
refusal-sign-on-follows-roster = 上崗自查跟著排班走。要換人，請改排班。
# 排班完。

# 領導辦公室。
refusal-again-unfit = 請選 15、30 或 60 分鐘後再來。
refusal-office-not-planned = 這間辦公室不在今天的清潔安排裡。
refusal-office-not-in-plan = 這間辦公室現在不在清潔安排裡：已經做完，或者領導已經返回。
refusal-office-unknown = 沒有這間領導辦公室。它可能不存在，或者不在您的權限之內。
refusal-office-not-locked = 清潔已經開始，房門還開著：做到最後一步「{ $step }」才能結束。做不完的，請先鎖好房門，再請領班免做。
refusal-key-is-out = 鑰匙已由{ $holder }領出。請先讓{ $holder }交回。
refusal-key-not-out = 鑰匙沒有領出，不用交回。
refusal-key-of-another = 鑰匙是{ $holder }領的，請由本人或領班交回。
notice-office-interrupted = { $place }：{ $leader }已經返回。請致歉退出，鎖好房門；領導外出後再清潔。
notice-key-missed = 鑰匙未交回：{ $number } { $name }，由{ $holder }領出。請聯絡{ $holder }交回，或在「領導辦公室」頁代為登記交回。
# 領導辦公室完。

# 抽查。
refusal-spot-check-of-oneself = 不能抽查自己。
refusal-spot-check-rule-unknown = 現行的服務標準裡沒有這個班組的這項抽查，請重新選擇。
refusal-spot-check-items-changed = 檢查項與現行的服務標準不符，請重新開啟抽查。
refusal-spot-check-item-left = 這一項還沒有打分。
refusal-spot-check-note-missing = 沒有做到的，請寫明看到了什麼。
refusal-spot-check-unknown = 沒有這次抽查，或者不在您的權限之內。
refusal-spot-check-answered = 您已經說明過了，只能說明一次。
# 抽查完。
refusal-restocking-nothing = 沒有報出任何用品：至少報一項的數量。
refusal-restocking-item-unknown = 這個檢查項不能報「{ $item }」：從它列出的用品中選。
refusal-restocking-item-twice = 「{ $item }」報了兩次：只報一次。
refusal-restocking-quantity = 「{ $item }」一次最多報 { $most }。
refusal-restocking-nobody = 現行服務標準裡沒有補充用品的規則，報出後沒有人去補：請告訴領班。
refusal-check-asks-for-no-papers = 這個檢查項不問批閱件：請從批閱件登記頁登記。
refusal-hand-over-settles = 這一項由交班完成：請開啟「回顧並交班」。
refusal-take-over-settles = 這一項由確認接班完成：請開啟交班內容，點「已接班」。
refusal-hand-over-first = 下班前先看當天紀錄和次日安排，並交班：請開啟「回顧並交班」。
refusal-hand-over-made = 這一班已經交過了。
refusal-hand-over-not-made = { $by }還沒有交班。
refusal-hand-over-own = 自己交的班由下一班的同事來接。
refusal-hand-over-unseen = 還有一項沒有看過：{ $step }。看過後勾選。
refusal-hand-over-unknown = 沒有這次交接，或者您看不到它。
notice-hand-over-had = { $by }已經接了這個班。

# 留言條。
refusal-away-back-unfit = 返回時間要晚於外出時間，最多 { $hours } 小時以後。請按 09:30 的樣子填。
refusal-away-not-on-duty = 沒有值班時不用說明去向；要說明，請先開始值班。
# 留言條完。
refusal-period-half = 只填了一頭。請把起止兩天都填上。
refusal-period-turned-round = 結束的一天在開始之前。請改成同一天或更晚。
refusal-period-too-long = 這段時間太長，最多 { $most } 天。請縮短，或者分幾次檢視。

refusal-day-plan-not-ahead = 只看今天起 { $days } 天之內的安排，請另選一天。
refusal-day-plan-nothing-left = 這場會議已經沒有可以交給這個人的任務，請重新看一看。
refusal-check-of-another-room = 這個檢查項是另一間辦公室的：請選同一間，或從批閱件登記頁登記。
