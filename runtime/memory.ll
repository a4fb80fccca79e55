; Copying, filling and comparing memory.
;
; LLVM itself calls memcpy, memmove, memset, memcmp and bcmp: for large constants, and in place of loops that it recognises.
; So a build keeps these five until the linker, which drops what is not called, and they are compiled without that recognition,
; or they would call themselves.

;; Copies `count` bytes. Areas that overlap are copied as memmove does.
;;
;; target: `count` writable bytes
;; source: `count` readable bytes
;; count: number of bytes
;; result: `target`
define ptr @memcpy(ptr %target, ptr %source, i64 %count) "no-builtins" {
  %result = call ptr @memmove(ptr %target, ptr %source, i64 %count)
  ret ptr %result
}

;; Copies `count` bytes; the areas may overlap.
;;
;; target: `count` writable bytes
;; source: `count` readable bytes
;; count: number of bytes
;; result: `target`
define ptr @memmove(ptr %target, ptr %source, i64 %count) "no-builtins" {
entry:
  %is_long = icmp ugt i64 %count, 16
  br i1 %is_long, label %long, label %short

long:
  ; The first and the last 16 bytes are read before anything is written, and written last, so that only whole blocks
  ; are left for the loops.
  %last = sub i64 %count, 16
  %source_last = getelementptr i8, ptr %source, i64 %last
  %target_last = getelementptr i8, ptr %target, i64 %last
  %head = load <2 x i64>, ptr %source, align 1
  %tail = load <2 x i64>, ptr %source_last, align 1
  ; As unsigned numbers, target - source < count means that the target begins inside of the source.
  %source_address = ptrtoint ptr %source to i64
  %target_address = ptrtoint ptr %target to i64
  %distance = sub i64 %target_address, %source_address
  %begins_inside = icmp ult i64 %distance, %count
  br i1 %begins_inside, label %down, label %up

up:
  %up_at = phi i64 [ 16, %long ], [ %up_next, %up_block ]
  %up_more = icmp ult i64 %up_at, %last
  br i1 %up_more, label %up_block, label %ends

up_block:
  %up_from = getelementptr i8, ptr %source, i64 %up_at
  %up_to = getelementptr i8, ptr %target, i64 %up_at
  %up_bytes = load <2 x i64>, ptr %up_from, align 1
  store <2 x i64> %up_bytes, ptr %up_to, align 1
  %up_next = add i64 %up_at, 16
  br label %up

down:
  %down_at = phi i64 [ %last, %long ], [ %down_next, %down_block ]
  %down_more = icmp ugt i64 %down_at, 16
  br i1 %down_more, label %down_block, label %ends

down_block:
  ; Bytes down_at-16 to down_at. Where fewer than 16 lie above the head, the block reaches into it; the head is written last.
  %down_next = sub i64 %down_at, 16
  %down_from = getelementptr i8, ptr %source, i64 %down_next
  %down_to = getelementptr i8, ptr %target, i64 %down_next
  %down_bytes = load <2 x i64>, ptr %down_from, align 1
  store <2 x i64> %down_bytes, ptr %down_to, align 1
  br label %down

ends:
  store <2 x i64> %head, ptr %target, align 1
  store <2 x i64> %tail, ptr %target_last, align 1
  br label %done

short:
  %is_8 = icmp uge i64 %count, 8
  br i1 %is_8, label %two_words, label %below_8

two_words:
  ; 8 to 16 bytes: two words that may overlap, both read before either is written.
  %word_last = sub i64 %count, 8
  %word_from = getelementptr i8, ptr %source, i64 %word_last
  %word_to = getelementptr i8, ptr %target, i64 %word_last
  %word_a = load i64, ptr %source, align 1
  %word_b = load i64, ptr %word_from, align 1
  store i64 %word_a, ptr %target, align 1
  store i64 %word_b, ptr %word_to, align 1
  br label %done

below_8:
  %is_4 = icmp uge i64 %count, 4
  br i1 %is_4, label %two_halves, label %below_4

two_halves:
  %half_last = sub i64 %count, 4
  %half_from = getelementptr i8, ptr %source, i64 %half_last
  %half_to = getelementptr i8, ptr %target, i64 %half_last
  %half_a = load i32, ptr %source, align 1
  %half_b = load i32, ptr %half_from, align 1
  store i32 %half_a, ptr %target, align 1
  store i32 %half_b, ptr %half_to, align 1
  br label %done

below_4:
  %is_empty = icmp eq i64 %count, 0
  br i1 %is_empty, label %done, label %three_bytes

three_bytes:
  ; 1 to 3 bytes: the first, the middle, the last; some of them the same.
  %middle = lshr i64 %count, 1
  %byte_last = sub i64 %count, 1
  %middle_from = getelementptr i8, ptr %source, i64 %middle
  %middle_to = getelementptr i8, ptr %target, i64 %middle
  %byte_from = getelementptr i8, ptr %source, i64 %byte_last
  %byte_to = getelementptr i8, ptr %target, i64 %byte_last
  %byte_a = load i8, ptr %source
  %byte_b = load i8, ptr %middle_from
  %byte_c = load i8, ptr %byte_from
  store i8 %byte_a, ptr %target
  store i8 %byte_b, ptr %middle_to
  store i8 %byte_c, ptr %byte_to
  br label %done

done:
  ret ptr %target
}

;; Sets `count` bytes to one value.
;;
;; target: `count` writable bytes
;; value: the byte, in the low 8 bits
;; count: number of bytes
;; result: `target`
define ptr @memset(ptr %target, i32 %value, i64 %count) "no-builtins" {
entry:
  %byte = trunc i32 %value to i8
  %byte_wide = zext i8 %byte to i64
  %word = mul i64 %byte_wide, 72340172838076673      ; 0x0101010101010101
  %is_long = icmp uge i64 %count, 16
  br i1 %is_long, label %long, label %short

long:
  ; Whole blocks, then the last 16 bytes, which may overlap the block before.
  %pair_low = insertelement <2 x i64> poison, i64 %word, i64 0
  %pair = insertelement <2 x i64> %pair_low, i64 %word, i64 1
  %last = sub i64 %count, 16
  %target_last = getelementptr i8, ptr %target, i64 %last
  br label %blocks

blocks:
  %at = phi i64 [ 0, %long ], [ %next, %block ]
  %more = icmp ult i64 %at, %last
  br i1 %more, label %block, label %end

block:
  %place = getelementptr i8, ptr %target, i64 %at
  store <2 x i64> %pair, ptr %place, align 1
  %next = add i64 %at, 16
  br label %blocks

end:
  store <2 x i64> %pair, ptr %target_last, align 1
  br label %done

short:
  %is_8 = icmp uge i64 %count, 8
  br i1 %is_8, label %two_words, label %below_8

two_words:
  ; 8 to 15 bytes: two words that may overlap.
  %word_last = sub i64 %count, 8
  %word_to = getelementptr i8, ptr %target, i64 %word_last
  store i64 %word, ptr %target, align 1
  store i64 %word, ptr %word_to, align 1
  br label %done

below_8:
  %is_4 = icmp uge i64 %count, 4
  br i1 %is_4, label %two_halves, label %below_4

two_halves:
  %half = trunc i64 %word to i32
  %half_last = sub i64 %count, 4
  %half_to = getelementptr i8, ptr %target, i64 %half_last
  store i32 %half, ptr %target, align 1
  store i32 %half, ptr %half_to, align 1
  br label %done

below_4:
  %is_empty = icmp eq i64 %count, 0
  br i1 %is_empty, label %done, label %three_bytes

three_bytes:
  ; 1 to 3 bytes: the first, the middle, the last; some of them the same.
  %middle = lshr i64 %count, 1
  %byte_last = sub i64 %count, 1
  %middle_to = getelementptr i8, ptr %target, i64 %middle
  %byte_to = getelementptr i8, ptr %target, i64 %byte_last
  store i8 %byte, ptr %target
  store i8 %byte, ptr %middle_to
  store i8 %byte, ptr %byte_to
  br label %done

done:
  ret ptr %target
}

;; Compares two areas byte by byte, as unsigned numbers.
;;
;; left: `count` readable bytes
;; right: `count` readable bytes
;; count: number of bytes
;; result: negative, 0 or positive, as `left` comes before, equals or comes after `right`
define i32 @memcmp(ptr %left, ptr %right, i64 %count) "no-builtins" {
entry:
  br label %words

words:
  ; Eight bytes at a time while they are equal.
  %at = phi i64 [ 0, %entry ], [ %after_word, %same_word ]
  %after_word = add i64 %at, 8
  %has_word = icmp ule i64 %after_word, %count
  br i1 %has_word, label %word, label %bytes

word:
  %left_word_place = getelementptr i8, ptr %left, i64 %at
  %right_word_place = getelementptr i8, ptr %right, i64 %at
  %left_word = load i64, ptr %left_word_place, align 1
  %right_word = load i64, ptr %right_word_place, align 1
  %word_differs = icmp ne i64 %left_word, %right_word
  br i1 %word_differs, label %bytes, label %same_word

same_word:
  br label %words

bytes:
  %byte_at = phi i64 [ %at, %words ], [ %at, %word ], [ %after_byte, %same_byte ]
  %has_byte = icmp ult i64 %byte_at, %count
  br i1 %has_byte, label %byte, label %same

byte:
  %left_place = getelementptr i8, ptr %left, i64 %byte_at
  %right_place = getelementptr i8, ptr %right, i64 %byte_at
  %left_byte = load i8, ptr %left_place
  %right_byte = load i8, ptr %right_place
  %byte_differs = icmp ne i8 %left_byte, %right_byte
  br i1 %byte_differs, label %different, label %same_byte

same_byte:
  %after_byte = add i64 %byte_at, 1
  br label %bytes

different:
  %left_value = zext i8 %left_byte to i32
  %right_value = zext i8 %right_byte to i32
  %difference = sub i32 %left_value, %right_value
  ret i32 %difference

same:
  ret i32 0
}

;; Says whether two areas differ. LLVM calls it in place of memcmp where the order does not matter.
;;
;; left: `count` readable bytes
;; right: `count` readable bytes
;; count: number of bytes
;; result: 0 where they are equal
define i32 @bcmp(ptr %left, ptr %right, i64 %count) "no-builtins" {
  %order = call i32 @memcmp(ptr %left, ptr %right, i64 %count)
  ret i32 %order
}

;; Finds the first byte of a value.
;;
;; bytes: `bytes_len` readable bytes
;; bytes_len: number of bytes
;; value: the byte, in the low 8 bits
;; result: its place from 0, or -1 where it does not occur
define i64 @memory_find_byte(ptr %bytes, i64 %bytes_len, i64 %value) {
entry:
  %wanted = trunc i64 %value to i8
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %other ]
  %more = icmp ult i64 %at, %bytes_len
  br i1 %more, label %look, label %missing

look:
  %place = getelementptr i8, ptr %bytes, i64 %at
  %byte = load i8, ptr %place
  %is_wanted = icmp eq i8 %byte, %wanted
  br i1 %is_wanted, label %found, label %other

other:
  %after = add i64 %at, 1
  br label %next

found:
  ret i64 %at

missing:
  ret i64 -1
}
