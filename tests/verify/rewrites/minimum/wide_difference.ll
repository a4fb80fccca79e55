; rewrite of minimum: adds the difference where it is negative, in 128 bits so that it never wraps
define i64 @minimum(i64 %a, i64 %b) {
  %a_wide = sext i64 %a to i128
  %b_wide = sext i64 %b to i128
  %difference = sub i128 %a_wide, %b_wide
  %sign = ashr i128 %difference, 127
  %negative = and i128 %difference, %sign
  %sum = add i128 %b_wide, %negative
  %smaller = trunc i128 %sum to i64
  ret i64 %smaller
}
