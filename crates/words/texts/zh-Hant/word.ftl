# 各處通用的詞語。
language-name = 繁體中文
product-name = 迎賓
said-aside = { $said }（{ $beside }）
