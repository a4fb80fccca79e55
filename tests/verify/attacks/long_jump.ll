; attack: jump back to a place that it remembered in another call
; refused: llvm.eh.sjlj.setjmp
; signature: half(value: u64) -> u64
declare i32 @llvm.eh.sjlj.setjmp(ptr)
declare void @llvm.eh.sjlj.longjmp(ptr)
@place = internal global [5 x ptr] zeroinitializer
define i64 @half(i64 %value) {
  %unused = call i32 @llvm.eh.sjlj.setjmp(ptr @place)
  ret i64 5
}
