{"answer": "I cannot do that."}
