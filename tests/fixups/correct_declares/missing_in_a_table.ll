@table = constant [1 x ptr] [ptr @sum]
