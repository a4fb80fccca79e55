; WebAssembly: the memory functions that LLVM itself makes calls of, with the length of 32 bits that it gives them there.
;
; The linker knows each by the name behind `wasm_`.

declare ptr @memcpy(ptr, ptr, i64)
declare ptr @memmove(ptr, ptr, i64)
declare ptr @memset(ptr, i32, i64)
declare i32 @memcmp(ptr, ptr, i64)
declare i32 @bcmp(ptr, ptr, i64)

;; Copies bytes between places that do not overlap.
;;
;; to: writable bytes
;; from: readable bytes
;; count: number of bytes
;; result: `to`
define ptr @wasm_memcpy(ptr %to, ptr %from, i32 %count) {
  %wide_count = zext i32 %count to i64
  %result = call ptr @memcpy(ptr %to, ptr %from, i64 %wide_count)
  ret ptr %result
}

;; Copies bytes between places that may overlap.
;;
;; to: writable bytes
;; from: readable bytes
;; count: number of bytes
;; result: `to`
define ptr @wasm_memmove(ptr %to, ptr %from, i32 %count) {
  %wide_count = zext i32 %count to i64
  %result = call ptr @memmove(ptr %to, ptr %from, i64 %wide_count)
  ret ptr %result
}

;; Fills bytes with one value.
;;
;; to: writable bytes
;; value: the byte
;; count: number of bytes
;; result: `to`
define ptr @wasm_memset(ptr %to, i32 %value, i32 %count) {
  %wide_count = zext i32 %count to i64
  %result = call ptr @memset(ptr %to, i32 %value, i64 %wide_count)
  ret ptr %result
}

;; Compares bytes.
;;
;; left: readable bytes
;; right: readable bytes
;; count: number of bytes
;; result: less than, equal to or greater than 0
define i32 @wasm_memcmp(ptr %left, ptr %right, i32 %count) {
  %wide_count = zext i32 %count to i64
  %result = call i32 @memcmp(ptr %left, ptr %right, i64 %wide_count)
  ret i32 %result
}

;; Says whether bytes differ.
;;
;; left: readable bytes
;; right: readable bytes
;; count: number of bytes
;; result: 0 where they are equal
define i32 @wasm_bcmp(ptr %left, ptr %right, i32 %count) {
  %wide_count = zext i32 %count to i64
  %result = call i32 @bcmp(ptr %left, ptr %right, i64 %wide_count)
  ret i32 %result
}
