{"a.ll": "define i64 @a() {\n  ret i64 0\n}\n", "b.ll": "define i64 @b() {\n  ret i64 0\n}\n"}
