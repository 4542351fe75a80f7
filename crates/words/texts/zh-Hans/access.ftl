## 设置、场所种类，和不该知道的人看到的字。

access-masked-title = 已占用
access-set-up-standard = 服务标准
access-set-up-system-hint = 建账号、停用账号，看不到业务内容。
access-set-up-security-hint = 授予和收回角色，不能建账号。两位须是不同的人。
access-administrators = 补设管理员
access-administrators-hint = 这里没有能用的管理员了。建立新的账号，这个链接随即失效。
access-set-up-standard-hint = 以后可以在“服务标准”页修改。
access-set-up-next = 建立之后
access-place-meeting-room = 会议室
access-place-hall = 大厅
access-place-hall-desk = 大厅服务台
access-place-canteen = 食堂
access-place-small-dining-room = 小餐厅
access-place-leader-office = 领导办公室
access-place-principal-leader-office = 主要领导办公室
access-place-office = 办公室
access-place-team-office = 班组办公室
access-place-mail-room = 收发室
