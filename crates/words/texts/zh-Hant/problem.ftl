## 出了問題的頁面和介面的標題，按狀態碼。

problem-400 = 請求無法讀取
problem-401 = 請先登入
problem-403 = 沒有權限
problem-404 = 沒有找到
problem-405 = 不接受這種請求
problem-408 = 沒有等到完整的內容
problem-409 = 與現狀衝突
problem-413 = 內容太大
problem-415 = 內容類型不對
problem-422 = 有一項需要改
problem-429 = 太頻繁了
problem-500 = 系統出錯
problem-503 = 暫時不可用
