//! The kinds of a case, its states and steps, each with its word.

use crate::worded::worded;

worded! {
    /// By which way a complaint came.
    Channel {
        /// 来电.
        Call = "call",
        /// 来访.
        Visit = "visit",
        /// 来函.
        Letter = "letter",
        /// 评价.
        Rating = "rating",
        /// 链接.
        Link = "link",
        /// 其他.
        Other = "other",
    }
}

worded! {
    /// What a complaint is about.
    Category {
        /// 物品茶歇.
        Goods = "goods",
        /// 会场布置.
        Setting = "setting",
        /// 服务态度.
        Manner = "manner",
        /// 服务及时.
        Timing = "timing",
        /// 设备.
        Equipment = "equipment",
        /// 环境卫生.
        Cleaning = "cleaning",
        /// 其他.
        Other = "other",
    }
}

worded! {
    /// How grave a complaint is.
    Severity {
        /// 一般.
        Ordinary = "ordinary",
        /// 较重.
        Serious = "serious",
        /// 严重.
        Grave = "grave",
    }
}

worded! {
    /// What a complaint came from, once that is found.
    Cause {
        /// 未经客户确认.
        Unconfirmed = "unconfirmed",
        /// 误会.
        Misunderstanding = "misunderstanding",
        /// 物品不足.
        GoodsShort = "goods-short",
        /// 物品质量.
        GoodsPoor = "goods-poor",
        /// 迟到.
        Late = "late",
        /// 遗漏.
        Forgotten = "forgotten",
        /// 态度.
        Manner = "manner",
        /// 设备故障.
        Equipment = "equipment",
        /// 标准没有规定.
        Standard = "standard",
        /// 外部原因.
        Outside = "outside",
        /// 不成立.
        Unfounded = "unfounded",
    }
}

worded! {
    /// How a case stands.
    State {
        /// 待致歉: nobody has apologised and said until when the client hears more.
        Opened = "opened",
        /// 调查中.
        Promised = "promised",
        /// 待告知: the cause is found, the client is to be told.
        Found = "found",
        /// 待谅解: the client was told the truth.
        Reported = "reported",
        /// 已谅解.
        Accepted = "accepted",
        /// 说明理由结案: closed by a manager, without the client's word.
        Reasoned = "reasoned",
    }
}

worded! {
    /// What is done about a case.
    Step {
        /// 受理.
        Open = "open",
        /// 致歉并承诺.
        Promise = "promise",
        /// 调查结论.
        Find = "find",
        /// 如实告知.
        Report = "report",
        /// 补救.
        Remedy = "remedy",
        /// A remedy was carried out.
        Remedied = "remedied",
        /// 谅解.
        Accept = "accept",
        /// 不接受: it is apologised for and looked into anew.
        Contest = "contest",
        /// 说明理由结案.
        Close = "close",
        /// 回访.
        ReturnCall = "return-call",
    }
}
