"""The official document (Nghị định 30/2020/NĐ-CP, Phụ lục I): its parts, in the words and order of the paper."""
