console.error("坏", 1);
missing();
