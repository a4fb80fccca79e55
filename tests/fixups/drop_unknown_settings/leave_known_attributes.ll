source_filename = "main.c"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "armv7-none-eabi"

define i64 @f() unnamed_addr #0 section ".text.f" comdat align 16 prefix i32 7 personality ptr @other {
  ret i64 0
}

$f = comdat any

declare i32 @other(...)

attributes #0 = { alignstack=8 allockind("alloc,zeroed") allocsize(0) memory(argmem: read) vscale_range(1,16) "any thing"="any, thing" }
