@s = constant [2 x i8] c"a\00", no_sanitize_address ; the text "a"
