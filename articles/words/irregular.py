"""Words of which forms differ within the word, where no stemmer finds that they are one.

Common ones of interviews. The first word of a line stands for all of it: the singular, but for women in Arabic,
because the stemmer takes امرأة for a form of أمر. Left out is a form that is as often another word as people type:
كتب is books and "he wrote", only a hamza tells أعداد from إعداد, and what somebody left may be on the left.
"""

ENGLISH = """
become became
begin began begun
blow blew blown
break broke broken
bring brought
build built
buy bought
catch caught
child children
choose chose chosen
dig dug
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
fight fought
flee fled
fly flew flown
foot feet
forget forgot forgotten
freeze froze frozen
give gave given
grow grew grown
half halves
hang hung
hear heard
hide hid hidden
hold held
keep kept
knife knives
know knew known
lead led
loaf loaves
lose lost
make made
man men
meet met
mouse mice
pay paid
person people
ride rode ridden
run ran
say said
sell sold
send sent
shake shook shaken
shelf shelves
sing sang sung
sit sat
sleep slept
speak spoke spoken
spend spent
stand stood
steal stole stolen
strike struck
swear swore sworn
take took taken
teach taught
tear tore torn
tell told
thief thieves
throw threw thrown
tooth teeth
understand understood
wake woke woken
wear wore worn
weep wept
wife wives
wolf wolves
woman women
write wrote written
"""

ARABIC = """
أرض أراضي أراض
أرملة أرامل
أسبوع أسابيع
أستاذ أساتذة
أسير أسرى
أغنية أغاني أغان
باب أبواب
بئر آبار
بحر بحار
بذرة بذور
برميل براميل
بستان بساتين
بلد بلاد بلدان
بنت بنات
بيت بيوت
تاجر تجار
ثوب ثياب
جار جيران
جامع جوامع
جبل جبال
جدار جدران
جريح جرحى
جريدة جرائد
جريمة جرائم
جسر جسور
جندي جنود
جهاز أجهزة
جواب أجوبة
جيش جيوش
حاجز حواجز
حذاء أحذية
حرب حروب
حزب أحزاب
حصان أحصنة
حق حقوق
حقل حقول
حقيبة حقائب
حلم أحلام
حي أحياء
خبر أخبار
خبير خبراء
خطة خطط
خيمة خيم خيام
درس دروس
دفتر دفاتر
دولة دول
رأس رؤوس
رئيس رؤساء
رجل رجال
رسالة رسائل
رفيق رفاق
رقم أرقام
روح أرواح
زعيم زعماء
زميل زملاء
زهرة أزهار زهور
زوج أزواج
سؤال أسئلة
سبب أسباب
سجن سجون
سجين سجناء
سفينة سفن
سلاح أسلحة
سمكة أسماك
سنة سنوات سنين
سوق أسواق
شاب شباب
شارع شوارع
شاعر شعراء
شاهد شهود
شباك شبابيك
شجرة أشجار
شهر أشهر شهور
شهيد شهداء
شيء أشياء
شيخ شيوخ
صاروخ صواريخ
صحيفة صحف
صديق أصدقاء
صف صفوف
صوت أصوات
ضابط ضباط
ضحية ضحايا
طالب طلاب
طبيب أطباء
طريق طرق
طعام أطعمة
طفل أطفال
طير طيور
عائلة عوائل
عام أعوام
عامل عمال
عدو أعداء
عمل أعمال
عين عيون
غريب غرباء
فرن أفران
فصيل فصائل
فقير فقراء
فكرة أفكار
فندق فنادق
فيلم أفلام
قارب قوارب
قافلة قوافل
قانون قوانين
قبر قبور
قتيل قتلى
قذيفة قذائف
قرية قرى
قصة قصص
قضية قضايا
قلب قلوب
قلم أقلام
قنبلة قنابل
كلب كلاب
كنيسة كنائس
لجنة لجان
لون ألوان
ليلة ليالي ليال
متجر متاجر
متحف متاحف
ماء مياه
مجزرة مجازر
مجلس مجالس
مدرسة مدارس
مدينة مدن
مدير مدراء
مركز مراكز
مريض مرضى
مسجد مساجد
مسرح مسارح
مشروع مشاريع
مشفى مشافي مشاف
مشكلة مشاكل
مصدر مصادر
مصنع مصانع
مطبخ مطابخ
مطعم مطاعم
معمل معامل
مفتاح مفاتيح
مقبرة مقابر
مقهى مقاهي مقاه
مكان أماكن أمكنة
مكتب مكاتب
ملعب ملاعب
منزل منازل
منطقة مناطق
منفى منافي مناف
مهنة مهن
موعد مواعيد
ميناء موانئ
نافذة نوافذ
نتيجة نتائج
نساء امرأة مرأة
نهر أنهار
هاتف هواتف
هدف أهداف
وثيقة وثائق
وجه وجوه
ورقة أوراق
وزير وزراء
وظيفة وظائف
وقت أوقات
ولد أولاد
يتيم أيتام
يوم أيام
"""

LINES = tuple(tuple(line.split()) for line in (ENGLISH + ARABIC).split("\n") if line)
