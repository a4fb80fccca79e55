; signature: i8s(value: i8) -> i8
; example: i8s(-128) == 127
; example: i8s(127) == -128
; signature: u8s(value: u8) -> u8
; example: u8s(255) == 0
; example: u8s(0) == 255
; signature: i16s(value: i16) -> i16
; example: i16s(-32768) == 32767
; signature: u16s(value: u16) -> u16
; example: u16s(65535) == 0
; signature: i32s(value: i32) -> i32
; example: i32s(-2147483648) == 2147483647
; signature: u32s(value: u32) -> u32
; example: u32s(4294967295) == 0
; signature: i64s(value: i64) -> i64
; example: i64s(-9223372036854775808) == 9223372036854775807
; signature: u64s(value: u64) -> u64
; example: u64s(18446744073709551615) == 0
; signature: f64s(value: f64) -> f64
; example: f64s(1.5) == -1.5
; example: f64s(0.0) == -0.0
; signature: bools(value: bool) -> bool
; example: bools(true) == false
; example: bools(false) == true
; verdict: accepted
define signext i8 @i8s(i8 signext %value) {
  %result = xor i8 %value, -1
  ret i8 %result
}
define zeroext i8 @u8s(i8 zeroext %value) {
  %result = xor i8 %value, -1
  ret i8 %result
}
define signext i16 @i16s(i16 signext %value) {
  %result = xor i16 %value, -1
  ret i16 %result
}
define zeroext i16 @u16s(i16 zeroext %value) {
  %result = xor i16 %value, -1
  ret i16 %result
}
define signext i32 @i32s(i32 signext %value) {
  %result = xor i32 %value, -1
  ret i32 %result
}
define zeroext i32 @u32s(i32 zeroext %value) {
  %result = xor i32 %value, -1
  ret i32 %result
}
define i64 @i64s(i64 %value) {
  %result = xor i64 %value, -1
  ret i64 %result
}
define i64 @u64s(i64 %value) {
  %result = xor i64 %value, -1
  ret i64 %result
}
define double @f64s(double %value) {
  %result = fneg double %value
  ret double %result
}
define zeroext i1 @bools(i1 zeroext %value) {
  %result = xor i1 %value, true
  ret i1 %result
}
