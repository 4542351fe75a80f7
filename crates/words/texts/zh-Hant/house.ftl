### 在終端機裡啟動和照看。

house-listening = 迎賓已啟動：{ $address }
house-set-up-link = 還沒有任何帳號。請在 24 小時內開啟這個一次性連結完成設定：
house-administrators-link = { $site } 沒有能用的管理員了。請在 24 小時內用迎賓的網址開啟這個一次性連結，補設管理員：
house-administrators-there = 管理員都在，請找他們。沒有產生連結。
house-plain-http = 提示：手機離線使用需要 HTTPS。請在前面放一個帶憑證的代理伺服器，並加上 --secure。
house-newer-database = 這個資料庫由更新的版本寫成（遷移 { $migration }）。請啟動那個版本，或還原升級前的備份。
house-database-unfit = 「{ $database }」不是能用的資料庫。請給出一個檔案的路徑，或 postgres://user:password@host/name。
house-database-absent = 沒有 { $path } 這個檔案。請用 --database 給出資料庫的位置。
house-database-read-only = { $path } 不能寫入。請讓執行迎賓的使用者能寫這個檔案和它所在的資料夾。
house-key-absent = 找不到金鑰檔案 { $path }，而資料庫裡的個人資料是用它加密的。請把備份的金鑰放回這裡，或用 --key-file 指出它在哪裡。
house-key-unreadable = { $path } 裡沒有金鑰：應是一行 64 位十六進位數字。請放回備份的金鑰。
house-key-another = { $path } 不是這個資料庫的金鑰。請用 --key-file 指出原來的金鑰。
house-port-in-use = { $address } 已經有程式在用。請先關掉它，或用 --address 換一個連接埠。
house-failed = 沒有成功：{ $problem }
house-verified = { $site }：{ $count } 條紀錄，鏈完整，鏈首 { $hash }
house-file-unsound = 資料庫檔案已損壞（{ $problem }）：請先另存一份，停止服務，再還原最近的備份
house-entry-absent = { $site }：第 { $number } 條紀錄不見了（被刪除或挪走）
house-entry-changed = { $site }：第 { $number } 條紀錄被改動過
house-head-differs = { $site }：第 { $number } 條之後的紀錄被截去，或鏈首被改動
house-site-gone = { $site }：有它的紀錄，卻沒有這個場所（場所被刪除，或紀錄是放進來的）
house-duty-untold = { $site }：任務 { $duty } 已了結，日誌裡卻沒有這件事
house-meeting-untold = { $site }：會議 { $meeting } 與日誌不符，缺少 { $act }
house-entry-undone = { $site }：第 { $number } 條紀錄說任務已了結，任務卻不是這樣
house-head-there = { $site }：記下的第 { $number } 條還在，到此為止沒有被截去或重寫
house-head-gone = 記下的第 { $number } 條不在了：日誌被截去或重寫過
house-no-site = 資料庫裡還沒有任何場所
house-demo-open = 示範已就緒，請開啟 { $address }
house-mail-server-unfit = 郵件伺服器的位址不對。請寫成 smtps://使用者:密碼@伺服器，或者 smtp://伺服器?tls=required。
house-mail-from-unfit = 寄件人地址不對，或者沒有填。請寫成 yingbin@example.cn。
