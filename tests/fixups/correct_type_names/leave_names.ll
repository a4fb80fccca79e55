@int = global i32 0
%struct.char = type { i8 }
%char = type { i8 }

define i64 @bool(ptr %int, %char %byte) "int" {
short:
  %long = load i64, ptr %int ; int
  br label %u8
u8:
  ret i64 %long
}

!0 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
