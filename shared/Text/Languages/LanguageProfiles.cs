namespace Ingestion.Text.Languages;

/// <summary>The profiles, written by hand: a language's code, its distinctive letters or "-", its commonest function words.</summary>
internal static class LanguageProfiles
{
    private static readonly ScriptProfiles Latin = Read(
        """
        en - the of and to in a is that for it was on are as with he his be at by this had not but from they have an which she or we were been has said who will would their there what can more than about its into after when also could over other you i
        de ßäöü der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man dann wurde sei
        fr éèêçàœùîô de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ou mais son aux été cette comme ont être sa ses fait leur nous ces elle ils deux après était même sans aussi tout dont d l qu n s c
        es ñáéíóú¿¡ de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros fue son ha han según tras
        pt ãõçáéíóúâê de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos são segundo
        it àèìòùé di che e il la un a per in una del è non si con da le dei i al lo come della più anche sono nel ma alla gli delle su ha se dal cui questo questa dalla stato ai nella degli essere o due hanno quando dopo tra fra era loro suo sua ci anni
        nl - de van het een en in is dat op te zijn voor met die niet aan er om ook als dan maar bij of uit nog naar door over hij ze wordt werd heeft hebben was deze dit geen meer tot worden kan zich wel ik je na zo hun volgens
        af - die van en in het is dat te op wat nie vir met as aan sy om ook was hulle hy by sal kan een n maar word oor deur uit haar nog ons of jy daar baie hierdie gesê
        lb ëéä de den an d vun ass et déi dat op fir mat och vum en eng mir ze si sinn net bei no huet gëtt ginn awer iwwer wéi dass dem am um zu nach well
        sv åäö och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år under också efter eller nu vid mot ska skulle hade där över mycket bara säger blir finns sedan
        no åæø og i det er på som en til å av for at med de har den ikke et om var fra han men seg jeg vi kan så skal etter ved også ble over da eller når nå ut sier ville blir være hun mot noe mer
        da åæø og i at det er en til af på for den med de som har der ikke et om var han men fra vi kan så skal efter ved også blev over da eller når nu ud siger ville bliver være hun mod noget mere af sig havde
        is ðþáéíóúýæö og í að á sem er það til var um við en með ekki hann af fyrir frá hefur þess eru því þar voru ég hún þeir þetta verið eftir ekki segir
        fo ðáíóúýæø og í at á er tað til sum ikki eru hevur við av fyri frá um var men kann sigur teir hann hon eftir
        fi äö ja on ei että se hän oli mutta ovat kun myös mukaan joka sen ole kuin tai jo vain niin nyt sitä ollut hänen mitä jos tämä kuitenkin mukaan vuoden sekä jälkeen kanssa ovat sanoo voi olisi
        et õäöü ja on ei et see ta oli kui ka mis oma aga ning nii siis välja või selle kes aasta pärast seda kuid nende eesti tema veel üks pole olnud ütles
        lv āēīūčšžķļņģ un ir ka ar no par uz to kas bet tas arī pie lai tā nav gan vai pēc bija kā savu jo būs tiek viņš ko šī
        lt ąčęėįšųūž ir kad į su buvo iš ne tai kaip yra bet už nuo per jis po dėl tik ar iki jau bei pat taip prie mūsų metų savo kurie apie
        pl ąćęłńóśźż w i na z się nie do to że jest o jak a po od za przez co dla tym ale są oraz przy ze było był czy już tak także który które być tego jego może ich będzie który roku
        cs ěščřžýáíéůúťďň a v se na že je s z do o i to ve k za by pro po který jsou jako od podle jeho až ale také která už nebo před které při bude byl jsem není však tak mezi
        sk ľščťžýáíéúäôňŕĺď a v sa na že je s z do o to vo aj k za by pre po ktorý sú ako od podľa jeho až ale tiež ktorá už alebo pred ktoré pri bude bol som nie však tak medzi
        sl čšž in je v na da se za so ki pa z po bi tudi s ne kot od ob kar že pri do še ali bo iz le bil lahko več med ter smo bilo
        hr čćšžđ i je u na da se za su od s a o kao što koji koja će ne iz to koje bi do ili više nije sve još samo po te prema jer ali bio nakon kako kada
        sr čćšžđ i je u na da se za su od s a o kao što koji koja će ne iz to koje bi do ili više nije sve još samo po prema jer ali bio posle kako kada ovo ove vreme gde rekao
        bs čćšžđ i je u na da se za su od s a o kao što koji koja će ne iz to koje bi do ili više nije sve još samo po te prema jer ali bio nakon kako kada također kazao
        hu őűáéíóöúü a az és hogy nem is egy ez meg de volt azt csak már mint még el van szerint vagy ha után ezt több mert lesz minden pedig majd között lehet aki amely két fel
        ro ăâîșțşţ de și în a la cu din pe care pentru nu că o un al este mai au se sunt ale fost ce dar după fi sau prin lui ca ar cele unei lor acest această va si sa in
        sq ëç të e në i me që një për nga dhe se ka më është u do si nuk si kjo ky por janë duke kanë edhe pas ishte tha ata
        tr ğışçöü ve bir bu da de için ile olarak çok daha olan gibi en ne kadar sonra var ama o ise her ya olduğunu göre iki yeni değil oldu eden etti dedi tarafından
        az əğışçöü və bir bu ki da də üçün ilə olan kimi edib o daha çox sonra hər onun olub ən isə görə etmək deyib bildirib olunub
        uz - va bu bilan uchun bir ham da ning edi bo emas qilish kerak esa haqida deb o g yil lekin shu uning ekan sh tomonidan
        tk ýňşžäöüç we bu bir bilen üçin hem da de diýip boýunça bolan edip onuň ýyl soň
        ku êîûşç û li di ku de bi ji bo ya ye jî ev na ew re xwe ne an wek dike kir hat dikin bû her kurdistan
        ca çàèéíòóú·ï de la i que el a en les del per un una és amb no els va al es dels ha se d l més com han aquest aquesta ser són seva pel també però
        gl ñáéíóú de a que o e do da en un para é con non unha os se na por máis as dos como pero foi ao polo pola das ten súa seu ou tamén
        eu - eta da ez du bat ere dira zen izan baina dute egin duen den hau edo ditu urte beste behar dela dituzte zuen arte hori
        cy ŵŷ y yn a i o ar ei mae yr wedi am gan fod na oedd ac eu bod yw i'r mewn gyda bydd hyn at ond
        ga áéíóú an na ar agus a go i is le ag do sé tá ní bhí é seo sin ó bhfuil mar faoi atá dá
        mt ħġżċ li ta u il fil ma l tal biex din kien għal minn f b dan qal jew hija aktar hu
        id - yang dan di itu dengan untuk dari tidak ini dalam akan pada juga saya ke karena tersebut bisa ada mereka lebih kata tahun sudah atau saat oleh sebagai adalah telah kami para dia hari serta sebut tapi
        ms - yang dan di itu dengan untuk dari tidak ini dalam akan pada juga saya ke kerana tersebut boleh ada mereka lebih kata tahun sudah atau ketika oleh sebagai ialah telah kami para beliau hari serta kepada bagi pihak negara berkata
        tl - ng sa ang na mga at ay ni si para nang ito kay may pa hindi niya siya kanyang ako rin din kung ayon naman mula isang lang
        vi ăâđêôơưạảấầẩậắặẹẻẽếềểễệịọỏốồổỗộớờởợụủứừửữự và của là có các được cho trong không một với người này đã những để khi từ ra vào đến về tại ông năm như sẽ trên đó nhiều phải việc
        sw - na ya wa kwa ni katika la za hiyo kuwa huo cha ambao kama yake baada hii huyo hayo watu lakini pia wake hilo vya au sasa hadi mwaka alisema amesema rais
        so - oo ka ku iyo in ee ah uu la waa aan ay loo waxaa si wax soo inay kale ayaa wuxuu laga isaga sheegay dalka
        ha - da a na ta ya ba wa shi ne mai ce domin su cikin an yi kuma sun bayan kan wani zai kasar har cewa tun
        yo ẹọṣ ti ni àwọn ó tó sí náà pé wọn fún kan ṣe kí láti fi wa
        zu - ukuthi futhi kanye lokhu uma kodwa ngoba yena wathi nge njengoba khona uthe
        xh - ukuba kunye kwaye ukuze xa kodwa into le ngu ye nje uthi
        rw - mu na ko ku y n i muri cyane iyi kandi abantu yagize avuga ubwo
        ht - nan yo ki pou se li te ak pa nou sa w ka ap gen men sou
        eo ĉĝĥĵŝŭ la de kaj en estas al ne por kiu ke li sed ili estis kun pri
        """);

    private static readonly ScriptProfiles Cyrillic = Read(
        """
        ru ыэъё и в не на что с по как это он а из к у за от о же для но до были был было его их все так только или также если при того этом она мы они который которые может об после уже
        uk іїєґ і в на що у з не до та про за як це від для по його але їх вони або він так було був із які також може після який цього вже також й є під час
        be ўіэы і ў на што з не да як за пра гэта ад для па яго але іх або ён так было быў якія таксама можа пасля які ўжо гэтага таму
        bg ъщ и на да за в се от че по с са не ще като до е това той но или най след при беше които му ги към само който което има той те със още
        mk ќѓѕјљњџ и на да во за се од со дека ќе не го ги е според по како што тоа но или беа кои кој му сите има биде ја до овој
        sr ђћјљњџ и је у на да се за су од са а о као што који која ће не из то које би до или више није све још само по према јер али био после како када
        kk әғқңөұүһі және бұл мен үшін да де бір деп болып еді туралы осы сол ол бар бойынша жылы қазақстан кейін болған ғана
        ky ңөү жана бул үчүн менен да де бир деп болгон эле тууралуу ушул ошол ал бар боюнча жылы кыргызстан кийин
        tg ғӣқӯҳҷ ва дар ки аз ба бо ин барои ҳам ё шуд аст ҳам он буд худ тоҷикистон мебошад кард гуфт
        uz ўқғҳ ва бу билан учун бир ҳам да нинг эди эмас керак эса ҳақида деб йил лекин шу унинг экан томонидан
        mn өү нь ба энэ юм гэж байна бол гэсэн байгаа хүн болон монгол улсын тэр улс оны мөн
        tt әҗңөүһ һәм бу белән өчен бер дә дип булган татарстан шул ул бар буенча елда
        """);

    private static readonly ScriptProfiles Arabic = Read(
        """
        ar ةىأإ في من على إلى أن عن التي الذي هذا مع ما لا هذه كما بعد بين كان قال ذلك كل أو أي لم قد وقال حيث هو هي خلال ولا وفي عند منذ قبل ومن لكن ضد كانت عام أنه إن حتى
        fa ۀ و در به از که این است را با برای آن یک خود تا بر نیز شده هم کرد شد بود اند ها می دو اما پس گفت دارد های باید کند شود وی او ما یا آنها کشور سال بین مورد همچنین
        ps ټډړښځڅېۍڼړګ د په چې او ته له کې دی سره یې نه هم دا دې هغه څخه یو کړي شوي وي ده خو دي کړه وه ولایت ویل افغانستان وايي پر باندې شو لپاره
        ur ٹڈڑےہںھ کے میں کی ہے کہ اور سے کا نے کو ہیں پر اس ایک یہ بھی کر جو تو تھا گیا کیا نہیں ہو رہے اپنے تھی وہ انہوں بعد ہوئے
        sd ڪٿڏڳڄڃٽڻڀٻ جي ۾ جو آهي کي ۽ ته تي سان به هو جا آهن کان نه هن سنڌ
        ku ێۆڕڵڤە لە و بۆ کە بە ئەم لەگەڵ ئەو کوردستان کرد دەکات نەک هەر یەک سەر دوای وەک بوو
        ug ېۈۆۇەڭ ۋە بىر بۇ بىلەن ئۈچۈن دېدى ئۇيغۇر كېيىن بولغان ئىكەن
        """);

    private static readonly ScriptProfiles Devanagari = Read(
        """
        hi - के में की है से को का और ने पर हैं कि इस यह भी एक नहीं तो कर ही हो लिए गया था किया साथ अपने रहे वह जो कहा
        mr ळ आहे आणि या च्या तर हे की मध्ये असून नाही होते केली केले आहेत ते त्या एक करण्यात यांनी होता झाला मात्र
        ne - को छ र मा लाई गरेको भएको हो पनि ले छन् यो गर्ने एक नेपाल भने तथा गरी गर्न बताए उनले हुने थियो
        """);

    public static ScriptProfiles Of(Script script) => script.Name switch
    {
        "cyrillic" => Cyrillic,
        "arabic" => Arabic,
        "devanagari" => Devanagari,
        _ => Latin,
    };

    private static ScriptProfiles Read(string lines) => new([.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Line)]);

    private static LanguageProfile Line(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var letters = parts[1] == "-" ? "" : parts[1];
        return new(parts[0], parts[2..], letters);
    }
}
