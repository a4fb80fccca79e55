; ModuleID = 'clamp.c'
source_filename = "clamp.c"
target datalayout = "e-m:o-i64:64-i128:128-n32:64-S128"
target triple = "arm64-apple-macosx13.0.0"

; Function Attrs: noinline nounwind ssp uwtable
define i64 @clamp(i64 noundef %value, i64 noundef %low, i64 noundef %high) {
entry:
  %0 = icmp slt i64 %value, %low
  %1 = select i1 %0, i64 %low, i64 %value
  %2 = icmp sgt i64 %1, %high
  %3 = select i1 %2, i64 %high, i64 %1
  ret i64 %3
}
