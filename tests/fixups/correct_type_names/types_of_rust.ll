define u64 @sum(u64 %a, usize %b, bool %c) {
  %d = add u64 %a, %b
  %e = zext bool %c to u64
  %f = add u64 %d, %e
  ret u64 %f
}

define f64 @half(f32 %x) {
  %y = fpext f32 %x to f64
  %z = fdiv f64 %y, 2.0
  ret f64 %z
}
