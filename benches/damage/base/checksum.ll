define i32 @checksum(ptr nocapture noundef readonly %0, i64 noundef %1) {
  %3 = icmp sgt i64 %1, 0
  br i1 %3, label %9, label %7

4:
  %5 = shl nuw i32 %19, 16
  %6 = or disjoint i32 %5, %17
  br label %7

7:
  %8 = phi i32 [ 1, %2 ], [ %6, %4 ]
  ret i32 %8

9:
  %10 = phi i64 [ %20, %9 ], [ 0, %2 ]
  %11 = phi i32 [ %19, %9 ], [ 0, %2 ]
  %12 = phi i32 [ %17, %9 ], [ 1, %2 ]
  %13 = getelementptr inbounds i8, ptr %0, i64 %10
  %14 = load i8, ptr %13, align 1
  %15 = zext i8 %14 to i32
  %16 = add nuw nsw i32 %12, %15
  %17 = urem i32 %16, 65521
  %18 = add nuw nsw i32 %17, %11
  %19 = urem i32 %18, 65521
  %20 = add nuw nsw i64 %10, 1
  %21 = icmp eq i64 %20, %1
  br i1 %21, label %4, label %9
}
