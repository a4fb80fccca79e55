@text = constant [12 x i8] c"i8 'a', 0x1F"
@wide = constant i128 99999999999999999999999999999999999999

; it's i8 'a', and i64 0x1F
define i8 @f(i8 %a, i1 %b, ptr %p) {
  %c = add i8 %a, 300
  %d = add i8 %c, -129
  %e = add i8 %d, u0xFF
  %g = add i8 %e, s0x0F
  %h = and i1 %b, 1
  %i = and i1 %h, true
  %j = icmp eq ptr %p, null
  %k = icmp eq ptr %p, zeroinitializer
  %l = fadd double 0x3FF0000000000000, 1.0
  %m = add i64 007, undef
  ret i8 %g
}
