### 工作日誌：每一件事怎樣說。

journal-meeting-booked = 預訂會議「{ $title }」：{ $room }，{ $starts } 至 { $ends }
journal-meeting-changed = 更改會議「{ $title }」（第 { $revision } 版）
journal-meeting-cancelled = 取消會議「{ $title }」，原因：{ $reason }
journal-requirements-agreed = 總經辦確認會議「{ $title }」的要求（第 { $revision } 版）
journal-requirements-reminded = 提醒總經辦確認會議「{ $title }」的要求
journal-requirements-unconfirmed = 會議「{ $title }」已經開始布場，總經辦還沒有確認要求
journal-series-changed = 更改系列會議「{ $title }」：從 { $day } 起共 { $count } 次
journal-series-cancelled = 取消系列會議「{ $title }」：從 { $day } 起共 { $count } 次
journal-change-acknowledged = 已知悉會議「{ $title }」的更改（第 { $revision } 版）
journal-meeting-started = 會議「{ $title }」開始
journal-guests-seated = 會議「{ $title }」來賓就座
journal-break-began = 會議「{ $title }」休會
journal-meeting-resumed = 會議「{ $title }」繼續
journal-meeting-ended = 會議「{ $title }」結束
journal-guest-received = 迎到來賓{ $person }（{ $title }）
journal-duty-done = 完成「{ $duty }」
journal-duty-waived = 免做「{ $duty }」，原因：{ $reason }
journal-duty-missed = 未做「{ $duty }」
journal-duty-overdue = 「{ $duty }」已逾時
journal-item-remarked = 「{ $duty }」{ $step }：{ $text }
journal-duty-withdrawn = 收回：「{ $duty }」
journal-word-withdrawn = 收回對會議「{ $title }」的上一步
journal-duties-given = 分給 { $person } 任務 { $count } 件
journal-duty-assigned = 「{ $duty }」分派給：{ $person }
journal-duty-photo-added = 「{ $duty }」加照片
journal-step-ticked = 「{ $duty }」已做：{ $step }
journal-request-made = 會議「{ $title }」提出會中請求
journal-shift-started = 開始值班
journal-shift-ended = 結束值班
journal-note = 記：{ $text }
journal-day-planned = { $day } 的日常任務已排定，共 { $count } 項
journal-day-closed = { $day } 已收結
journal-standard-published = 發布服務標準第 { $version } 版
journal-working-days-set = 設定每週工作日：{ $weekdays }
journal-holiday-set = { $working ->
    [working] { $day } 定為工作日
    [off] { $day } 定為休息日
   *[other] { $day } 按每週慣例
}
journal-building-added = 新增樓宇「{ $name }」
journal-floor-added = 新增樓層「{ $name }」
journal-department-added = 新增部門「{ $name }」
journal-person-added = 新增人員{ $name }
journal-building-changed = 樓宇改名為「{ $name }」
journal-floor-changed = 更改樓層「{ $name }」
journal-department-changed = 部門改名為「{ $name }」
journal-person-changed = 更改人員{ $name }
journal-person-removed = { $name }移出名錄
journal-presence-said = { $name }去向：{ $whereabouts ->
    [at-post] 在崗
    [briefly-away] 暫離
    [in-meeting] 開會
    [travelling] 出差
    [out-on-business] 外出辦事
   *[other] 請假
}
journal-people-exported = 匯出名錄：{ $count } 人
journal-people-imported = 匯入名錄：新增 { $added } 人，更改 { $changed } 人
journal-secretaries-imported = 匯入名錄：{ $count } 位秘書對應的領導
journal-holidays-loaded = 載入「{ $table }」
journal-team-set = 設定班組「{ $name }」的服務範圍和成員
journal-room-added = 新增房間「{ $name }」
journal-room-changed = 更改房間「{ $name }」
journal-room-closed = { $room } 停用：{ $starts } 至 { $ends }，{ $reason }
journal-room-reopened = { $room } 恢復使用（原定停用 { $starts } 至 { $ends }）
journal-account-created = 新建帳號 { $login }（{ $person }）
journal-administrators-link-made = 在終端機產生了補設管理員的一次性連結
journal-account-enabled = 啟用帳號：{ $person }
journal-account-disabled = 停用帳號：{ $person }
journal-password-reset = 重設密碼：{ $person }
journal-role-granted = 授予{ $person }角色：{ $role ->
    [receptionist] 大廳接待
    [attendant] 會務服務員
    [guard] 安檢保全
    [team-leader] 領班
    [host] 客戶
    [owners-manager] 總經辦
    [auditor] 稽核管理員
    [system-administrator] 系統管理員
    [security-administrator] 安全管理員
    [kiosk] 自助終端
   *[public-link] 公開連結
}
journal-role-approved = 批准{ $person }的角色：{ $role ->
    [receptionist] 大廳接待
    [attendant] 會務服務員
    [guard] 安檢保全
    [team-leader] 領班
    [host] 客戶
    [owners-manager] 總經辦
    [auditor] 稽核管理員
    [system-administrator] 系統管理員
    [security-administrator] 安全管理員
    [kiosk] 自助終端
   *[public-link] 公開連結
}
journal-role-revoked = 收回{ $person }的角色：{ $role ->
    [receptionist] 大廳接待
    [attendant] 會務服務員
    [guard] 安檢保全
    [team-leader] 領班
    [host] 客戶
    [owners-manager] 總經辦
    [auditor] 稽核管理員
    [system-administrator] 系統管理員
    [security-administrator] 安全管理員
    [kiosk] 自助終端
   *[public-link] 公開連結
}
journal-punctuality-early = 提前
journal-punctuality-on_time = 準時
journal-punctuality-late = 逾時
journal-call-taken = 登記來電：{ $day } 第 { $number } 號
journal-call-corrected = 更正來電：{ $day } 第 { $number } 號（第 { $revision } 版）
journal-call-received = { $to }（{ $by }）已接收來電：{ $day } 第 { $number } 號
journal-call-returned = 已回電：{ $day } 來電第 { $number } 號
journal-call-not-reached = 回電未接通：{ $day } 來電第 { $number } 號，再約 { $next }
journal-register-erased = 保存期已滿，抹去登記內容：{ $register ->
    [call] 來電
    [inquiry] 問詢
    [case] 個案
    [order] 委託單
    [meeting-rating] 會議和委託單的評價
    [banquet] 宴請
    [dining-wish] 用餐要求
    [dining-need] 忌口與偏好
    [leave] 請假
    [shift-swap] 換班
    [planned-shift] 排班
    [spot-check] 抽查
    [away] 留言條
    [found-item] 拾獲物品
    [lost-report] 報失
    [drill] 名錄練習
    [reception-record-call] 接訪紀錄表中的來電
    [reception-record-inquiry] 接訪紀錄表中的問詢
    [reception-record] 接訪紀錄表的說明
    [photo] 照片
    [duty-photo] 任務的照片
    [assigned-matter-photo] 交辦事項的照片
    [personal-data-request] 個人資料請求
   *[rating] 評價
 } { $count } 件
journal-inquiry-answered-at-once = 答覆問詢：{ $day } 第 { $number } 號
journal-inquiry-handed-on = 轉辦問詢：{ $day } 第 { $number } 號，轉給 { $to }
journal-inquiry-answered = 已答覆轉辦的問詢：{ $day } 第 { $number } 號
journal-knowledge-added = 知識庫新增：{ $question }
journal-knowledge-changed = 知識庫修改：{ $question }
journal-knowledge-removed = 知識庫刪除：{ $question }
journal-knowledge-proposal-dismissed = 不採納問詢 { $day } 第 { $number } 號的答覆為知識庫條目
journal-ticket-taken = 取號 { $ticket }：{ $matter }
journal-ticket-called = 叫號 { $ticket } 到 { $window }
journal-ticket-recalled = 重叫 { $ticket }
journal-ticket-transferred = { $ticket } 轉辦：{ $matter }
journal-ticket-parked = 暫存 { $ticket }
journal-ticket-absent = { $ticket } 過號
journal-ticket-returned = { $ticket } 回到佇列
journal-ticket-finished = { $ticket } 辦結
journal-ticket-left = { $ticket } 離開
journal-ticket-over = { $ticket } 等候超限：{ $minutes } 分
journal-tickets-over = { $day } 未辦的 { $count } 個號作廢
journal-lingering-noted = 滯留 { $number } 號：{ $place } { $people } 人
journal-lingering-approached = 上前詢問滯留 { $number } 號
journal-lingering-settled = 處理完滯留 { $number } 號：{ $outcome }
journal-crowd-step-taken = 大廳 { $people } 人，採取措施：{ $step ->
    [second-post] 增開第二崗
   *[guard] 請安檢支援
 }
journal-rated = 訪客評價 { $score } 分
journal-rated-low = 訪客低分評價：{ $score } 分
journal-rating-settled = 處理低分評價（{ $score } 分）：{ $note }
journal-hall-limits-set = 設定大廳：等候上限 { $minutes } 分，人多 { $busy } 人，擁擠 { $crowded } 人
journal-hall-matter-set = 設定事項 { $name }
journal-hall-window-set = 設定窗口 { $name }
journal-device-added = 新增設備 { $name }
journal-device-revoked = 停用設備 { $name }
# Visits and entry control.
journal-visit-registered = 登記了{ $day } { $number } 號來訪
journal-visit-again = 再次登記{ $day } { $number } 號來訪
journal-visit-announced = 登記了預約：{ $day } { $number } 號來訪
journal-visit-changed = 更正了{ $day } { $number } 號來訪
journal-visit-admitted = 放行{ $day } { $number } 號來訪
journal-visit-held = 請{ $day } { $number } 號來訪等候
journal-visit-refused = 不予進入：{ $day } { $number } 號來訪
journal-visit-left = { $day } { $number } 號來訪離開
journal-visit-cancelled = 取消了{ $day } { $number } 號來訪
journal-visit-badge-returned = { $day } { $number } 號來訪的訪客證交回
journal-visit-approval-asked = { $day } { $number } 號來訪請領班定
journal-visit-looked = 查看了{ $day } { $number } 號來訪被遮住的內容：{ $reason }
journal-visit-undone = { $state ->
    [inside] 撤回{ $day } { $number } 號來訪的「在訪」
    [left] 撤回{ $day } { $number } 號來訪的「離開」
    [refused] 撤回{ $day } { $number } 號來訪的「不予進入」
    [cancelled] 撤回{ $day } { $number } 號來訪的「取消」
    [unseen] 撤回{ $day } { $number } 號來訪的「未見離開」
    [absent] 撤回{ $day } { $number } 號來訪的「未進入」
    [expected] 撤回{ $day } { $number } 號來訪的「待到訪」
   *[held] 撤回{ $day } { $number } 號來訪的「等候」
}
journal-visit-closed = { $state ->
    [inside] 當日結束，{ $day } { $number } 號來訪：在訪
    [left] 當日結束，{ $day } { $number } 號來訪：離開
    [refused] 當日結束，{ $day } { $number } 號來訪：不予進入
    [cancelled] 當日結束，{ $day } { $number } 號來訪：取消
    [unseen] 當日結束，{ $day } { $number } 號來訪：未見離開
    [absent] 當日結束，{ $day } { $number } 號來訪：未進入
    [expected] 當日結束，{ $day } { $number } 號來訪：待到訪
   *[held] 當日結束，{ $day } { $number } 號來訪：等候
}
journal-visit-answered = { $answer ->
    [receive] { $day } { $number } 號來訪：被訪人接見
    [wait] { $day } { $number } 號來訪：被訪人請等候
   *[refuse] { $day } { $number } 號來訪：被訪人不見
}
journal-visit-approved = { $approval ->
    [given] 領班同意進入：{ $day } { $number } 號來訪
    [denied] 領班不同意進入：{ $day } { $number } 號來訪
   *[asked] 領班待定：{ $day } { $number } 號來訪
}
journal-visits-erased = 到期刪除：{ $count } 條來訪的個人資料，{ $documents } 個證件全號
journal-visit-keeping-proposed = 提出來訪登記保留 { $days } 天，證件全號 { $document_days } 天，每小時查看 { $looks } 次
journal-visit-keeping-approved = 同意來訪登記保留 { $days } 天，證件全號 { $document_days } 天，每小時查看 { $looks } 次
journal-watch-proposed = 提出列入一人名單
journal-watch-approved = 同意列入名單
journal-watch-ending = 提出撤下名單一人
journal-watch-ended = 名單撤下一人
# End of visits.
journal-reception-record-signed = 接訪紀錄表簽字：{ $day } 第 { $edition } 版，{ $lines } 條，缺 { $missing } 項，校驗 { $mark }
journal-reception-record-amended = 接訪紀錄表更正：{ $day } 第 { $edition } 版，改動 { $changes } 條，共 { $lines } 條，校驗 { $mark }
journal-reception-record-countersigned = 接訪紀錄表覆簽歸檔：{ $day } 第 { $edition } 版，校驗 { $mark }
journal-reception-record-returned = 接訪紀錄表退回：{ $day } 第 { $edition } 版
journal-reception-record-shown = 列印接訪紀錄表全文：{ $day }，用途：{ $purpose ->
    [archive] 簽字歸檔
    [inspection] 上級檢查
    [dispute] 核實爭議
   *[handover] 移交業主方
 }
journal-reception-record-exported = 匯出接訪紀錄表：{ $day }
journal-directions-set = 登記了到 { $room } 的路線
journal-visit-arrived = { $day } { $number } 號來訪在自助機報到
journal-keeping-proposed = 提出保留：來訪 { $days } 天，證件全號 { $document_days } 天，每小時查看 { $looks } 次，來電 { $calls } 天，問詢 { $inquiries } 天，評價 { $ratings } 天
journal-keeping-approved = 同意保留：來訪 { $days } 天，證件全號 { $document_days } 天，每小時查看 { $looks } 次，來電 { $calls } 天，問詢 { $inquiries } 天，評價 { $ratings } 天
# Rules of the house and the drill.
journal-house-rule-drafted = 起草規章制度《{ $rule }》
journal-house-rule-draft-discarded = 放棄規章制度《{ $rule }》的草稿
journal-house-rule-published = 發布規章制度《{ $rule }》第 { $version } 版
journal-house-rule-withdrawn = 廢止規章制度《{ $rule }》（第 { $version } 版）
journal-house-rule-acknowledged = 已讀並遵守規章制度《{ $rule }》第 { $version } 版
journal-drill-begun = 開始一輪名錄練習
journal-drill-finished = 完成一輪名錄練習，答 { $count } 題
# End of rules of the house and the drill.
journal-fault-reported = 報修：{ $day } 第 { $number } 號，{ $kind ->
    [lighting] 照明
    [air-conditioning] 空調
    [display] 叫號機與顯示螢幕
    [water-dispenser] 飲水機
    [access-control] 門禁與安檢設備
    [audio] 音響與麥克風
    [projection] 投影與視訊
    [furniture] 門窗家具
    [plumbing] 給排水
    [lift] 電梯
    [power] 電源與網路
   *[other] 其他
 }，{ $place }，{ $urgency ->
    [urgent] 緊急
    [planned] 計畫
   *[ordinary] 一般
 }
journal-fault-joined = 又有人報：{ $day } 第 { $number } 號
journal-fault-answered = 受理報修：{ $day } 第 { $number } 號
journal-fault-arrived = 維修人到場：{ $day } 第 { $number } 號
journal-fault-postponed = 報修待料改期：{ $day } 第 { $number } 號
journal-fault-repaired = 報修已修復：{ $day } 第 { $number } 號
journal-fault-accepted = 驗收報修：{ $day } 第 { $number } 號
journal-fault-returned = 退回報修：{ $day } 第 { $number } 號
journal-fault-withdrawn = 撤回報修：{ $day } 第 { $number } 號
journal-fault-photo-added = 報修加照片：{ $day } 第 { $number } 號
journal-personal-data-asked = 提出個人資料請求 { $number } 號：{ $kind ->
    [show] 查閱
    [export] 複製
    [erase] 刪除
   *[register] 匯出登記
 }
journal-personal-data-unclear = 提出個人資料請求，因電話下不止一人未受理：{ $kind ->
    [show] 查閱
    [export] 複製
   *[erase] 刪除
 }
journal-personal-data-approved = 批准個人資料請求 { $number } 號：{ $kind ->
    [show] 查閱
    [export] 複製
    [erase] 刪除
   *[register] 匯出登記
 }
journal-personal-data-refused = 不批准個人資料請求 { $number } 號：{ $reason ->
    [not-identified] 身分未核實
    [not-theirs] 不是本人的資料
    [kept-by-law] 法律規定保存
    [matter-open] 事項未辦結
   *[purpose-unfit] 用途不當
 }
journal-personal-data-withdrawn = 撤回個人資料請求 { $number } 號
journal-personal-data-expired = 個人資料請求 { $number } 號過期
journal-personal-data-closed = 個人資料請求 { $number } 號期滿辦結
journal-personal-data-given = 按個人資料請求 { $number } 號取出（{ $kind ->
    [show] 查閱
    [export] 複製
   *[register] 匯出登記
 }）：來訪 { $visits }，來電 { $calls }，問詢 { $inquiries }，委託 { $orders }，報失 { $lost }，遺失物品 { $things }，用餐 { $diners }，評價 { $ratings }，紀錄表 { $lines }
journal-personal-data-erased = 按個人資料請求 { $number } 號刪除（{ $ground ->
    [purpose-fulfilled] 用途已實現
    [consent-withdrawn] 撤回同意
    [kept-too-long] 保存已久
   *[unlawful] 認為處理違法
 }）：來訪 { $visits }，來電 { $calls }，問詢 { $inquiries }，委託 { $orders }，報失 { $lost }，遺失物品 { $things }，用餐 { $diners }，評價 { $ratings }，紀錄表 { $lines }

## 委托单（条款 B5、B6）。
journal-order-placed = 收到委託單：{ $day } 第 { $number } 號，{ $count } 項
journal-order-changed = 更改委託單：{ $day } 第 { $number } 號，第 { $revision } 版
journal-order-cancelled = 取消委託單：{ $day } 第 { $number } 號
journal-order-agreed = 客戶確認委託單：{ $day } 第 { $number } 號，第 { $revision } 版
journal-order-change-asked = 客戶要求修改委託單：{ $day } 第 { $number } 號，第 { $revision } 版
journal-order-change-answered = 答覆客戶的修改要求：{ $day } 第 { $number } 號
journal-order-agreed-recorded = 記下客戶{ $heard ->
    [paper] 書面
   *[telephone] 電話
 }確認委託單：{ $day } 第 { $number } 號，第 { $revision } 版
journal-order-plan-agreed-recorded = 記下客戶{ $heard ->
    [paper] 書面
   *[telephone] 電話
 }確認上台安排：{ $day } 第 { $number } 號，第 { $revision } 版
journal-order-plan-agreed = 客戶確認上台安排：{ $day } 第 { $number } 號，第 { $revision } 版
journal-order-plan-wrong = 客戶說到貨或上台安排不對：{ $day } 第 { $number } 號
journal-order-confirmed = 客戶確認辦妥：{ $day } 第 { $number } 號
journal-order-wrong = 客戶說辦得不對：{ $day } 第 { $number } 號
journal-order-called = 客戶要求現在加上：{ $day } 第 { $number } 號
journal-order-cancellation-told = 告知客戶委託單已取消：{ $day } 第 { $number } 號
journal-order-told = 知會客戶：{ $day } 第 { $number } 號，{ $line ->
    [0] 另加的要求
   *[other] 第 { $line } 項
 }
journal-order-cancellation-settled = 不等客戶得知取消，說明原因結清：{ $day } 第 { $number } 號
journal-order-settled = 不等客戶確認，說明原因結清：{ $day } 第 { $number } 號，{ $line ->
    [0] 另加的要求
   *[other] 第 { $line } 項
 }
journal-order-counted = 清點到貨：{ $day } 第 { $number } 號，第 { $line } 項實到 { $count }，應到 { $ordered }
journal-order-photographed = 到貨拍照：{ $day } 第 { $number } 號
journal-order-ordered = 向供應商訂貨：{ $day } 第 { $number } 號，第 { $line } 項
journal-order-rated = 客戶評價委託單：{ $day } 第 { $number } 號，{ $score } 分
journal-order-rated-low = 客戶差評委託單：{ $day } 第 { $number } 號，{ $score } 分
journal-order-link-made = 產生客戶連結：{ $day } 第 { $number } 號
journal-order-link-ended = 停用客戶連結：{ $day } 第 { $number } 號
journal-catalogue-item-set = 委託目錄加入：{ $item }
journal-catalogue-item-removed = 委託目錄不再提供：{ $item }
journal-order-link-days-set = 客戶連結事後保留 { $days } 天

## 個案（條款 B1 至 B4）。

journal-case-opened = 立為個案：{ $day } 第 { $number } 號
journal-case-promised = 致歉並承諾：個案 { $day } 第 { $number } 號
journal-case-found = 寫明調查結論：個案 { $day } 第 { $number } 號
journal-case-reported = 如實告知客戶：個案 { $day } 第 { $number } 號
journal-case-remedy-asked = 要求立即補救：個案 { $day } 第 { $number } 號
journal-case-remedied = 補救完成：個案 { $day } 第 { $number } 號
journal-case-accepted = 客戶諒解，結案：個案 { $day } 第 { $number } 號
journal-case-contested = 客戶不接受，重新調查：個案 { $day } 第 { $number } 號
journal-case-reasoned = 說明理由結案：個案 { $day } 第 { $number } 號
journal-case-called-again = 回訪：個案 { $day } 第 { $number } 號
journal-case-subject-named = 個案 { $day } 第 { $number } 號涉及 { $person }
journal-case-subject-unnamed = 個案 { $day } 第 { $number } 號不再涉及 { $person }
journal-case-link-revoked = 收回客戶的連結：個案 { $day } 第 { $number } 號
journal-case-link-made = 重新給客戶連結：個案 { $day } 第 { $number } 號
journal-case-tied = 個案 { $day } 第 { $number } 號關聯到{ $matter ->
    [order] 委託單
   *[meeting] 會議
}
journal-meeting-rated = 會議評價：{ $score } 分
journal-meeting-rated-low = 會議差評：{ $score } 分
# 交辦事項。
journal-assigned-matter-assigned = 交辦事項：{ $day } 第 { $number } 號，交給{ $to }，{ $urgency ->
    [urgent] 緊急
   *[ordinary] 一般
 }
journal-assigned-matter-given = 交辦事項派給{ $to }：{ $day } 第 { $number } 號
journal-assigned-matter-read-back = 複述交辦事項：{ $day } 第 { $number } 號
journal-assigned-matter-confirmed = 確認複述無誤：{ $day } 第 { $number } 號
journal-assigned-matter-corrected = 更正交辦事項：{ $day } 第 { $number } 號
journal-assigned-matter-time-asked = 交辦事項申請延期：{ $day } 第 { $number } 號
journal-assigned-matter-time-granted = 同意交辦事項延期：{ $day } 第 { $number } 號
journal-assigned-matter-time-refused = 不同意交辦事項延期：{ $day } 第 { $number } 號
journal-assigned-matter-done = 交辦事項辦結回報：{ $day } 第 { $number } 號，{ $punctuality ->
    [late] 逾時
   *[on-time] 準時
 }
journal-assigned-matter-accepted = 驗收交辦事項：{ $day } 第 { $number } 號，評價 { $score } 分
journal-assigned-matter-returned = 退回交辦事項：{ $day } 第 { $number } 號
journal-assigned-matter-withdrawn = 撤回交辦事項：{ $day } 第 { $number } 號
# 交辦事項完。
# 宴請。
journal-banquet-booked = 登記宴請：{ $day } 第 { $number } 號，來賓 { $guests } 人，陪餐 { $companions } 人，{ $tables } 桌
journal-banquet-changed = 更改宴請：{ $day } 第 { $number } 號，來賓 { $guests } 人，陪餐 { $companions } 人，{ $tables } 桌
journal-banquet-moved = 調整宴請座次：{ $day } 第 { $number } 號
journal-banquet-cancelled = 取消宴請：{ $day } 第 { $number } 號
journal-banquet-signed-off = 結清宴請：{ $day } 第 { $number } 號，實到來賓 { $guests } 人，陪餐 { $companions } 人
journal-banquet-amended = 補充宴請說明：{ $day } 第 { $number } 號，第 { $position } 條
# 宴請完。
# 排班。
journal-shift-planned = 排班：{ $person }，{ $day } { $from }–{ $to }，{ $post }
journal-shift-replanned = 改排班：{ $person }，{ $day } { $from }–{ $to }，{ $post }
journal-shift-unplanned = 取消排班：{ $person }，{ $day } { $from }–{ $to }，{ $post }
journal-post-unmanned = 開班時崗位無人：{ $person }休假，{ $day } { $from }–{ $to }，{ $post }
journal-roster-copied = 照上一週排班：{ $day } 起的一週，{ $count } 個班
journal-leave-asked = 請假：{ $person }，{ $from } 至 { $until }
journal-leave-approved = 核准請假：{ $person }，{ $from } 至 { $until }
journal-leave-refused = 不核准請假：{ $person }，{ $from } 至 { $until }
journal-leave-withdrawn = 撤回請假：{ $person }，{ $from } 至 { $until }
journal-leave-ended = 提前結束請假：{ $person }，原為 { $from } 至 { $until }
journal-swap-asked = { $taken ->
    [none] 請 { $other } 代班：{ $person } 的 { $given }
   *[other] 請 { $other } 換班：{ $person } 的 { $given } 換 { $taken }
 }
journal-swap-agreed = { $other } 同意換 { $person } 的班：{ $given }
journal-swap-declined = { $other } 不換 { $person } 的班：{ $given }
journal-swap-approved = { $taken ->
    [none] 核准換班：{ $other } 上 { $person } 的 { $given }
   *[other] 核准換班：{ $other } 上 { $person } 的 { $given }，{ $person } 上 { $other } 的 { $taken }
 }
journal-swap-refused = 不核准換班：{ $person } 與 { $other }，{ $given }
journal-swap-withdrawn = 撤回換班：{ $person } 與 { $other }，{ $given }
journal-cycle-laid = 輪班：{ $post }，{ $from } 至 { $until }，{ $count } 個班
journal-roster-imported = 匯入排班表：新排 { $added } 個班，修改 { $changed } 個
# 排班完。

# 領導辦公室。
journal-office-planned = 列入清潔安排：{ $number } { $name }
journal-office-taken-off = { $reason ->
    [in] 領導返回，
    [due-back] 領導應已返回，
    [unsaid] 領導去向未填寫，
    [nobody-entered] 名錄裡沒有寫是哪位領導，
   *[other] {""}
}移出清潔安排：{ $number } { $name }
journal-office-interrupted = 清潔中領導返回，退出辦公室：{ $number } { $name }
journal-office-answered = 敲門有人應答：{ $number } { $name }，稍後再來
journal-key-out = 領出鑰匙：{ $number } { $name }
journal-key-in = 交回鑰匙：{ $number } { $name }（領用人 { $holder }）
journal-key-missed = 鑰匙未交回：{ $number } { $name }（{ $holder }領出）
# 領導辦公室完。

# 抽查。
journal-spot-checked = 抽查：{ $day } 第 { $number } 號，{ $duty }
journal-spot-check-answered = 本人說明抽查：{ $day } 第 { $number } 號
# 抽查完。

# 批閱件。
journal-papers-retrieved = 登記取回批閱件：{ $day } 第 { $numbers } 號，共 { $count } 份，{ $name }
journal-paper-passed = 轉交批閱件：{ $day } 第 { $number } 號，交給{ $to }
journal-paper-put-away = 存放批閱件：{ $day } 第 { $number } 號，放到{ $to }
journal-paper-corrected = 更正批閱件登記：{ $day } 第 { $number } 號
journal-paper-struck = 劃去批閱件登記：{ $day } 第 { $number } 號
journal-papers-handed-over = 上交批閱件：{ $day } 第 { $numbers } 號，共 { $count } 份，{ $receiver }簽收{ $signed ->
    [typed] （未手寫簽名）
   *[drawn] {""}
}
# 批閱件完。
journal-restocking-told = 報出要補的用品（{ $number } 號）：{ $step }，{ $items }
journal-hand-over-asked = 請{ $person }下班前交班（{ $day } 第 { $number } 號）
journal-hand-over-made = { $person }交班（{ $day } 第 { $number } 號）
journal-hand-over-acknowledged = 接{ $person }的班（{ $day } 第 { $number } 號）

# 留言條。
journal-away-begun = 全組外出：{ $team }（{ $day } 第 { $number } 號），最後離開的是{ $person }
journal-away-shown = 門口螢幕「{ $screen }」顯示留言條：{ $team }（{ $day } 第 { $number } 號）
journal-away-dark = 門口螢幕不再顯示留言條，請人放出：{ $team }（{ $day } 第 { $number } 號）
journal-away-over = 不再全組外出：{ $team }（{ $day } 第 { $number } 號）
journal-went-out = 外出，{ $back } 回來
journal-came-back = 回到辦公室
journal-door-screen-added = 新增門口螢幕 { $name }
journal-door-screen-revoked = 停用門口螢幕 { $name }
# 留言條完。

# 失物招领。
journal-found-item-taken-down = 登記拾獲物品：{ $day } 第 { $number } 號，{ $kind ->
    [document] 證件、金融卡
    [phone] 手機、電子設備
    [keys] 鑰匙
    [umbrella] 雨傘
    [clothing] 衣帽
    [bag] 包
    [valuables] 現金、貴重物品
    [perishable] 食品等易腐物品
   *[other] 其他
 }，{ $place }
journal-found-item-stored = 拾獲物品入庫：{ $day } 第 { $number } 號
journal-found-item-noticed = 拾獲物品公告：{ $day } 第 { $number } 號
journal-found-items-noticed = 招領公告 { $day }：{ $numbers }，共 { $count } 件
journal-found-item-informed = 已通知失主：{ $day } 第 { $number } 號
journal-found-item-handed-back = 拾獲物品歸還：{ $day } 第 { $number } 號
journal-found-item-handed-over = 拾獲物品移交：{ $day } 第 { $number } 號
journal-found-item-disposed = 拾獲物品處置：{ $day } 第 { $number } 號
journal-found-item-photo-added = 拾獲物品加照片：{ $day } 第 { $number } 號
journal-found-item-days-set = 拾獲物品移交期限改為 { $days } 天
journal-lost-report-taken-down = 登記報失：{ $day } 第 { $number } 號，{ $kind ->
    [document] 證件、金融卡
    [phone] 手機、電子設備
    [keys] 鑰匙
    [umbrella] 雨傘
    [clothing] 衣帽
    [bag] 包
    [valuables] 現金、貴重物品
    [perishable] 食品等易腐物品
   *[other] 其他
 }
journal-lost-report-closed = 報失辦結：{ $day } 第 { $number } 號，{ $outcome ->
    [found] 已找到
   *[in-vain] 未找到
 }
# 失物招领完。

# 提醒。
journal-alert-unreached = 手機沒有收到提醒，已告訴領班：{ $person }，{ $duty }
journal-alert-way-added = 新增提醒方式：{ $name }
journal-alert-way-changed = 更改提醒方式：{ $name }
journal-alert-way-removed = 刪除提醒方式：{ $name }
journal-alert-way-tried = 試發提醒：{ $name }
journal-alert-way-answered = 試發有了結果：{ $name }
journal-alert-way-shut = 提醒方式不通了：{ $way ->
    [mail] 電子郵件
    [push] 瀏覽器推播 { $name }
   *[webhook] { $name }
}
journal-alert-way-open = 提醒方式恢復了：{ $way ->
    [mail] 電子郵件
    [push] 瀏覽器推播 { $name }
   *[webhook] { $name }
}
journal-alert-push-on = 開通瀏覽器推播：{ $services }
journal-alert-push-off = 關閉瀏覽器推播
journal-alert-push-added = 登記一支手機接收推播：{ $host }
journal-alert-push-removed = 取消手機接收推播
journal-alert-push-tried = 試發推播到自己的手機
journal-alert-rule-set = 修改自己的提醒設定
# 提醒完。
# 报纸。
journal-newspaper-added = 新增報刊：{ $name }
journal-newspaper-changed = 更改報刊：{ $name }
journal-newspaper-subscribed = 新增訂閱：{ $name }，{ $addressee }，{ $copies } 份
journal-newspaper-subscription-changed = 更改訂閱：{ $name }，{ $addressee }，{ $copies } 份
journal-newspaper-unsubscribed = 刪除訂閱：{ $name }，{ $addressee }，{ $copies } 份
journal-newspapers-imported = 從 Excel 匯入 { $year } 年訂閱表：新增 { $added } 筆，更改 { $changed } 筆
journal-newspaper-arrived = 到報：《{ $name }》{ $day }，實到 { $arrived } 份，應到 { $expected } 份
journal-newspapers-all-arrived = 到報：{ $day } 其餘 { $count } 種全部到齊
journal-newspaper-chased = 催報：《{ $name }》{ $day }，實到 { $arrived } 份，應到 { $expected } 份
journal-newspaper-written-off = 不再追：《{ $name }》{ $day }，實到 { $arrived } 份，應到 { $expected } 份，{ $reason }
journal-newspapers-unsaid = { $day } 有 { $count } 種報紙沒有登記到報，按缺報處理
journal-newspapers-to-chase = 次日催報：{ $day } 有 { $count } 種報紙缺報，沒有催過
journal-newspapers-delivered = 送到報紙：{ $place }，{ $copies } 份
journal-newspapers-not-delivered = 報紙沒送到：{ $place }，{ $copies } 份，{ $reason }
# 报纸完。
# 小餐厅。
journal-dining-menu-entered = 登記飯菜花樣：{ $day } { $meal ->
    [breakfast] 早餐
    [dinner] 晚餐
   *[lunch] 午餐
}，{ $count } 個菜
journal-dining-asked = 告知花樣並徵詢：{ $name }，{ $meal ->
    [breakfast] 早餐
    [dinner] 晚餐
   *[lunch] 午餐
}，{ $count } 項
journal-dining-away = 用餐：{ $name }今天不來，{ $meal ->
    [breakfast] 早餐
    [dinner] 晚餐
   *[lunch] 午餐
}
journal-dining-served = 按要求送到：{ $name }，{ $meal ->
    [breakfast] 早餐
    [dinner] 晚餐
   *[lunch] 午餐
}
journal-dining-corrected = 送錯更正：{ $name }，{ $meal ->
    [breakfast] 早餐
    [dinner] 晚餐
   *[lunch] 午餐
}
journal-dining-tableware-added = 登記碗具：{ $number } 號
journal-dining-tableware-changed = 更改碗具：{ $number } 號
journal-dining-tableware-removed = 刪除碗具：{ $number } 號
journal-dining-tableware-checked = 核對碗具：{ $number } 號，{ $condition ->
    [missing] 缺少
    [broken] 破損
   *[whole] 姓名編號相符
}
journal-dining-needs-looked = 查看忌口與偏好：{ $name }
journal-dining-needs-remembered = 更新忌口與偏好：{ $name }
journal-dining-needs-forgotten = 刪除忌口與偏好：{ $name }
# 小餐厅完。
