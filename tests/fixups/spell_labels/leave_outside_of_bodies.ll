; %entry:
@text = constant [9 x i8] c"\0A%entry:\00"
declare i64 @other()

%entry:
