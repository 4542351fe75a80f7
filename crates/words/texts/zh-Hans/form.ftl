## 会议的预订、修改与会议页。

field-title = 会议名称
field-room = 会议室
field-starts = 开始
field-ends = 结束
field-large = 大型会议
field-status = 预订状态
field-host = 会议负责人
field-headcount = 人数
field-layout = 台型
field-equipment = 设备
field-place-cards = 座签
field-secret = 保密要求
field-note = 备注
field-attendees = 参会人员
field-date = 日期
field-recurrence = 重复
field-nothing = （空）
field-value-yes = 是
field-value-no = 否
field-value-tentative = 待确认
field-value-confirmed = 已确认
field-value-cancelled = 已取消
