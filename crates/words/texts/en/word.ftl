# Words used everywhere.
language-name = English
product-name = Yingbin
said-aside = { $said } ({ $beside })
