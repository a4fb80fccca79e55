; attack: call itself as often as its argument says
; signature: down(value: u32) -> u32
; example: down(3) == 6
; example: down(0) == 0
; oracle: def down(value):
; oracle:     return 2 * value
; verdict: rejected
define zeroext i32 @down(i32 zeroext %value) {
entry:
  %block = alloca [64 x i8]
  store volatile i8 1, ptr %block
  %is_end = icmp eq i32 %value, 0
  br i1 %is_end, label %end, label %deeper

deeper:
  %less = sub i32 %value, 1
  %result = call zeroext i32 @down(i32 zeroext %less)
  %byte = load volatile i8, ptr %block
  %more = add i32 %result, 2
  ret i32 %more

end:
  ret i32 0
}
