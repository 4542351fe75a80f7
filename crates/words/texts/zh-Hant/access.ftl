## 設置、場所種類，和不該知道的人看到的字。

access-masked-title = 已佔用
access-set-up-standard = 服務標準
access-set-up-system-hint = 建帳號、停用帳號，看不到業務內容。
access-set-up-security-hint = 授予和收回角色，不能建帳號。兩位須是不同的人。
access-administrators = 補設管理員
access-administrators-hint = 這裡沒有能用的管理員了。建立新的帳號，這個連結隨即失效。
access-set-up-standard-hint = 以後可以在「服務標準」頁修改。
access-set-up-next = 建立之後
access-place-meeting-room = 會議室
access-place-hall = 大廳
access-place-hall-desk = 大廳服務台
access-place-canteen = 食堂
access-place-small-dining-room = 小餐廳
access-place-leader-office = 領導辦公室
access-place-principal-leader-office = 主要領導辦公室
access-place-office = 辦公室
access-place-team-office = 班組辦公室
access-place-mail-room = 收發室
