; rewrite of bubble_sort: puts each number where it belongs among those before it
define void @bubble_sort(ptr %items, i64 %items_count) {
entry:
  br label %outer

outer:
  %at = phi i64 [ 1, %entry ], [ %after, %place ]
  %more = icmp slt i64 %at, %items_count
  br i1 %more, label %take, label %done

take:
  %from = getelementptr i64, ptr %items, i64 %at
  %item = load i64, ptr %from
  br label %shift

shift:
  %hole = phi i64 [ %at, %take ], [ %before, %move ]
  %is_front = icmp eq i64 %hole, 0
  br i1 %is_front, label %place, label %compare

compare:
  %before = sub i64 %hole, 1
  %before_place = getelementptr i64, ptr %items, i64 %before
  %other = load i64, ptr %before_place
  %is_larger = icmp sgt i64 %other, %item
  br i1 %is_larger, label %move, label %place

move:
  %hole_place = getelementptr i64, ptr %items, i64 %hole
  store i64 %other, ptr %hole_place
  br label %shift

place:
  %target = getelementptr i64, ptr %items, i64 %hole
  store i64 %item, ptr %target
  %after = add i64 %at, 1
  br label %outer

done:
  ret void
}
