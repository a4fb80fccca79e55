; rewrite of djb2_hash: two bytes in each round, and an odd one at the end
define i64 @djb2_hash(ptr %text, i64 %text_len) {
entry:
  %pairs = and i64 %text_len, -2
  br label %next

next:
  %at = phi i64 [ 0, %entry ], [ %after, %pair ]
  %hash = phi i64 [ 5381, %entry ], [ %hash_after, %pair ]
  %more = icmp ult i64 %at, %pairs
  br i1 %more, label %pair, label %rest

pair:
  %first_place = getelementptr i8, ptr %text, i64 %at
  %second_place = getelementptr i8, ptr %first_place, i64 1
  %first_byte = load i8, ptr %first_place
  %second_byte = load i8, ptr %second_place
  %first = zext i8 %first_byte to i64
  %second = zext i8 %second_byte to i64
  %times = mul i64 %hash, 1089
  %first_times = mul i64 %first, 33
  %sum = add i64 %first_times, %second
  %hash_after = add i64 %times, %sum
  %after = add i64 %at, 2
  br label %next

rest:
  %is_odd = icmp ne i64 %pairs, %text_len
  br i1 %is_odd, label %last, label %done

last:
  %last_place = getelementptr i8, ptr %text, i64 %pairs
  %last_byte = load i8, ptr %last_place
  %last_value = zext i8 %last_byte to i64
  %last_times = mul i64 %hash, 33
  %last_hash = add i64 %last_times, %last_value
  ret i64 %last_hash

done:
  ret i64 %hash
}
