using Ingestion.Text;
using Xunit;

namespace Ingestion.Tests;

public sealed class LanguageDetectorTest
{
    [Theory]
    [InlineData("en", "The governor said that the road to the valley was closed after the storm, and that it would be opened again in the morning.")]
    [InlineData("de", "Der Gouverneur sagte, dass die Straße in das Tal nach dem Sturm gesperrt wurde und am Morgen wieder geöffnet werden soll.")]
    [InlineData("fr", "Le gouverneur a dit que la route de la vallée a été fermée après la tempête et qu'elle sera rouverte dans la matinée.")]
    [InlineData("es", "El gobernador dijo que la carretera del valle fue cerrada después de la tormenta y que se abrirá de nuevo por la mañana.")]
    [InlineData("pt", "O governador disse que a estrada do vale foi fechada depois da tempestade e que não será reaberta até amanhã de manhã.")]
    [InlineData("it", "Il governatore ha detto che la strada della valle è stata chiusa dopo la tempesta e che sarà riaperta nella mattina.")]
    [InlineData("nl", "De gouverneur zei dat de weg naar het dal na de storm werd afgesloten en dat deze in de ochtend weer open gaat.")]
    [InlineData("sv", "Guvernören sade att vägen till dalen stängdes efter stormen och att den ska öppnas igen på morgonen, men inte för lastbilar.")]
    [InlineData(
        "no",
        "Guvernøren sa at veien til dalen ble stengt etter stormen og at den skal åpnes igjen i morgen, men ikke for lastebiler, sier hun nå."
    )]
    [InlineData(
        "da",
        "Guvernøren sagde, at vejen til dalen blev lukket efter stormen, og at den bliver åbnet igen i morgen, men ikke for lastbiler, siger hun nu."
    )]
    [InlineData("fi", "Kuvernööri sanoi, että tie laaksoon suljettiin myrskyn jälkeen ja että se avataan aamulla, mutta ei kuorma-autoille.")]
    [InlineData("pl", "Gubernator powiedział, że droga do doliny została zamknięta po burzy i że zostanie otwarta rano, ale nie dla ciężarówek.")]
    [InlineData(
        "cs",
        "Guvernér řekl, že silnice do údolí byla po bouři uzavřena a že bude ráno znovu otevřena, ale ne pro nákladní auta, která jsou těžká."
    )]
    [InlineData(
        "hu",
        "A kormányzó azt mondta, hogy a völgybe vezető utat a vihar után lezárták, és hogy reggel ismét megnyitják, de nem a teherautóknak."
    )]
    [InlineData("ro", "Guvernatorul a spus că drumul spre vale a fost închis după furtună și că va fi redeschis dimineața, dar nu pentru camioane.")]
    [InlineData("tr", "Vali, fırtınadan sonra vadiye giden yolun kapatıldığını ve sabah yeniden açılacağını söyledi, ama kamyonlar için değil.")]
    [InlineData("az", "Vali bildirib ki, tufandan sonra vadiyə gedən yol bağlanıb və səhər yenidən açılacaq, lakin yük maşınları üçün deyil.")]
    [InlineData(
        "id",
        "Gubernur mengatakan bahwa jalan ke lembah itu ditutup setelah badai dan akan dibuka lagi pada pagi hari, tapi tidak untuk truk."
    )]
    [InlineData("vi", "Thống đốc nói rằng con đường vào thung lũng đã bị đóng sau cơn bão và sẽ được mở lại vào buổi sáng, nhưng không cho xe tải.")]
    [InlineData(
        "sw",
        "Gavana alisema kwamba barabara ya kwenda bondeni ilifungwa baada ya dhoruba na kwamba itafunguliwa tena asubuhi kwa watu wote."
    )]
    [InlineData("ru", "Губернатор сказал, что дорога в долину была закрыта после бури и что утром её снова откроют, но не для грузовиков.")]
    [InlineData("uk", "Губернатор сказав, що дорогу в долину було закрито після бурі і що вранці її знову відкриють, але не для вантажівок.")]
    [InlineData("be", "Губернатар сказаў, што дарога ў даліну была закрыта пасля буры і што раніцай яе зноў адкрыюць, але не для грузавікоў.")]
    [InlineData("bg", "Губернаторът каза, че пътят към долината е бил затворен след бурята и че ще бъде отворен отново сутринта, но не за камиони.")]
    [InlineData("sr", "Гувернер је рекао да је пут у долину затворен после олује и да ће ујутру бити поново отворен, али не за камионе.")]
    [InlineData(
        "kk",
        "Облыс әкімі дауылдан кейін алқапқа баратын жол жабылғанын және ол таңертең қайта ашылатынын айтты, бірақ жүк көліктері үшін емес."
    )]
    [InlineData("tg", "Ҳоким гуфт, ки роҳи водӣ баъд аз тӯфон баста шуд ва субҳ боз кушода мешавад, аммо на барои мошинҳои боркаш.")]
    [InlineData("ar", "قال المحافظ إن الطريق إلى الوادي أغلق بعد العاصفة وإنه سيفتح من جديد في الصباح، لكن ليس أمام الشاحنات.")]
    [InlineData("fa", "والی گفت که راه دره پس از توفان بسته شد و صبح دوباره باز خواهد شد، اما نه برای موترهای باربری که در آن منطقه هستند.")]
    [InlineData("ps", "والي وویل چې دې درې ته تللې لار له توپان وروسته وتړل شوه او سهار به بیا پرانیستل شي، خو د لاریو لپاره نه.")]
    [InlineData("ur", "گورنر نے کہا کہ طوفان کے بعد وادی کی سڑک بند کر دی گئی ہے اور صبح اسے دوبارہ کھولا جائے گا، لیکن ٹرکوں کے لیے نہیں۔")]
    [InlineData("ku", "پارێزگار وتی کە ڕێگای دۆڵەکە لە دوای زریانەکە داخراوە و بەیانی دەکرێتەوە، بەڵام بۆ بارهەڵگرەکان نا.")]
    [InlineData("hi", "राज्यपाल ने कहा कि तूफान के बाद घाटी की सड़क बंद कर दी गई है और सुबह इसे फिर से खोला जाएगा, लेकिन ट्रकों के लिए नहीं।")]
    [InlineData("bn", "গভর্নর বলেছেন যে ঝড়ের পরে উপত্যকার রাস্তা বন্ধ করে দেওয়া হয়েছে এবং সকালে আবার খোলা হবে।")]
    [InlineData("zh", "省长说，暴风雨过后通往山谷的道路已经关闭，早上将重新开放，但卡车不能通行。")]
    [InlineData("ja", "知事は、嵐の後に谷への道路が閉鎖され、朝には再開されると述べたが、トラックは通行できない。")]
    [InlineData("ko", "주지사는 폭풍 이후 계곡으로 가는 도로가 폐쇄되었으며 아침에 다시 열릴 것이라고 말했다.")]
    [InlineData("el", "Ο κυβερνήτης είπε ότι ο δρόμος προς την κοιλάδα έκλεισε μετά την καταιγίδα και ότι θα ανοίξει ξανά το πρωί.")]
    [InlineData("he", "המושל אמר שהדרך לעמק נסגרה לאחר הסערה ושהיא תיפתח שוב בבוקר, אך לא למשאיות.")]
    [InlineData("th", "ผู้ว่าราชการกล่าวว่าถนนไปหุบเขาถูกปิดหลังพายุ และจะเปิดอีกครั้งในตอนเช้า")]
    public void A_paragraph_tells_its_language(string language, string text) => Assert.Equal(language, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("")]
    [InlineData("12345 67 --- 89")]
    [InlineData("Kunduz")]
    public void Too_little_text_tells_nothing(string text) => Assert.Null(LanguageDetector.Detect(text));

    [Fact]
    public void Foreign_names_and_quotes_do_not_outweigh_the_text_around_them() =>
        Assert.Equal(
            "en",
            LanguageDetector.Detect(
                "He wrote “не стреляйте” on the wall of the house in Орлово, and the soldiers who were there left it as it was for years."
            )
        );

    [Fact]
    public void The_end_of_a_long_text_counts_too()
    {
        var text = string.Concat(Enumerable.Repeat("Subscribe to the newsletter of the day. ", 60))
            + string.Concat(Enumerable.Repeat("Der Rat hat gestern beschlossen, dass die Brücke nicht wieder aufgebaut wird. ", 300));
        Assert.Equal("de", LanguageDetector.Detect(text));
    }
}
