@a = global i32 1, align 4, !dbg !0
@b = constant [2 x i8] c"!7", !dbg !1
