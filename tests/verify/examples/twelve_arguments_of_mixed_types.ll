; signature: sum(a: u8, b: f64, c: [i16], d: i64, e: str, f: bool, g: i8, h: [u32], i: u64, j: f64, k: bytes, l: i32) -> f64
; example: sum(200, 0.5, [-300, 1], 1000, "abcd", true, -8, [4000000000, 2], 10, 0.25, "\xff\0", -2) == 4000001159.75
; verdict: accepted
define double @sum(i8 zeroext %a, double %b, ptr %c, i64 %c_count, i64 %d, ptr %e, i64 %e_len, i1 zeroext %f, i8 signext %g, ptr %h, i64 %h_count, i64 %i, double %j, ptr %k, i64 %k_len, i32 signext %l) {
  %a_wide = zext i8 %a to i64
  %c0 = load i16, ptr %c
  %c0_wide = sext i16 %c0 to i64
  %c1_place = getelementptr i16, ptr %c, i64 1
  %c1 = load i16, ptr %c1_place
  %c1_wide = sext i16 %c1 to i64
  %e0 = load i8, ptr %e
  %e0_wide = zext i8 %e0 to i64
  %f_wide = zext i1 %f to i64
  %g_wide = sext i8 %g to i64
  %h0 = load i32, ptr %h
  %h0_wide = zext i32 %h0 to i64
  %h1_place = getelementptr i32, ptr %h, i64 1
  %h1 = load i32, ptr %h1_place
  %h1_wide = zext i32 %h1 to i64
  %k0 = load i8, ptr %k
  %k0_wide = zext i8 %k0 to i64
  %l_wide = sext i32 %l to i64
  %s1 = add i64 %a_wide, %c0_wide
  %s2 = add i64 %s1, %c1_wide
  %s3 = add i64 %s2, %d
  %s4 = add i64 %s3, %e0_wide
  %s5 = add i64 %s4, %e_len
  %s6 = add i64 %s5, %f_wide
  %s7 = add i64 %s6, %g_wide
  %s8 = add i64 %s7, %h0_wide
  %s9 = add i64 %s8, %h1_wide
  %s10 = add i64 %s9, %i
  %s11 = add i64 %s10, %k0_wide
  %s12 = add i64 %s11, %k_len
  %s13 = add i64 %s12, %l_wide
  %s14 = sub i64 %s13, 103
  %whole = sitofp i64 %s14 to double
  %t1 = fadd double %whole, %b
  %t2 = fadd double %t1, %j
  ret double %t2
}
