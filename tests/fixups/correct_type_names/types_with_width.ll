define int64_t @f(uint8_t %a, int32 %b, uint16 %c, s8 %d, i32_t %e) {
  %x = zext uint8_t %a to int64_t
  %y = sext int32 %b to int64_t
  %z = add int64_t %x, %y
  ret int64_t %z
}
