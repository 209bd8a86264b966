using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

/// <summary>What a copy adds, and what only looks like it. Every added passage is read again as a report of the copy's outlet.</summary>
public sealed class AdditionTests
{
    private const string Lead =
        "Insurgents of the Dawn Column overran the remote mountain district of Karu Delm in the northern province of Ostel early on Monday, officials and the rebels said, in the heaviest blow to government forces this year.";

    private static readonly string[] Story =
    [
        Lead,
        "The district centre fell shortly after dawn following a night of mortar fire, the provincial police chief, Colonel Marek Tolv, told Hillgate by telephone.",
        "He said about 60 police officers and soldiers had pulled back towards the pass road and that 11 of them were missing.",
        "“The bazaar, the court and our headquarters are in their hands,” Tolv said.",
        "None came.",
        "The road into the valley is closed by snow for five months of the year, and the garrison had been supplied by helicopter since the autumn.",
        "Diplomats say whoever holds it can tax the lorries that carry timber and chrome ore out of the mountains.",
    ];

    [Theory]
    [InlineData(
        "Insurgents of the Dawn Column overran the remote mountain district of Karu Delm in the northern province of Ostel early on Monday, officials and the rebels said."
    )]
    [InlineData(
        "Terrorists of the so-called Dawn Column overran the remote mountain district of Karu Delm in the northern province of Ostel early on Monday, officials said."
    )]
    [InlineData(
        "Rebels of the Dawn Column seized the remote mountain district of Karu Delm in the northern province of Ostel early on Monday, officials and the insurgents said."
    )]
    [InlineData(
        "The insurgents of the Dawn Column, heavily armed, overran the remote district of Karu Delm in the northern province of Ostel early on Monday, officials said."
    )]
    public async Task A_reworded_lead_adds_nothing(string lead) => Assert.Empty(await AddedAsync([lead, .. Story[1..]]));

    [Theory]
    [InlineData(
        "The district centre fell shortly after dawn following a night of mortar fire, the provincial police chief, Colonel Marek Tolv, told The Valley Courier by telephone."
    )]
    [InlineData(
        "The district centre fell shortly after dawn, following a night of mortar fire, the provincial police chief Colonel Marek Tolv told VC by telephone."
    )]
    public async Task The_copys_own_name_as_the_one_who_was_told_adds_nothing(string second) =>
        Assert.Empty(await AddedAsync([Story[0], second, .. Story[2..]]));

    [Theory]
    [InlineData("ESTHRA (Hillgate) - ")]
    [InlineData("ESTHRA, Velmar, March 2 (Hillgate) -- ")]
    [InlineData("ESTHRA, Nov. 2 (VC) – ")]
    [InlineData("(VC) - ")]
    [InlineData("New Esthra (Hillgate/VC) — ")]
    [InlineData("ESTHRA — ")]
    [InlineData("ESTHRA, March 2 - ")]
    public async Task A_dateline_adds_nothing(string dateline)
    {
        Assert.Empty(await AddedAsync([dateline + Story[0], .. Story[1..]]));
        var denial = "The ministry denied that the town of Brelo had fallen too.";
        Assert.Equal([denial], await AddedAsync([dateline + denial, .. Story]));
    }

    [Theory]
    [InlineData("The story comes from Hillgate.")]
    [InlineData("This article was first published by Hillgate Wire.")]
    [InlineData("Reporting by Marta Quill; Editing by Jon Ferre")]
    [InlineData("(Additional reporting by Marta Quill)")]
    [InlineData("Source: Hillgate")]
    [InlineData("By Hillgate Wire")]
    [InlineData("© The Valley Courier. All rights reserved.")]
    [InlineData("Read more: our map of the front")]
    [InlineData("Subscribe to the Courier for two crowns a week.")]
    public async Task Credits_and_notices_add_nothing(string line)
    {
        Assert.Empty(await AddedAsync([line, .. Story]));
        Assert.Empty(await AddedAsync([.. Story, line]));
    }

    [Theory]
    [InlineData(
        "Insurgents of the Dawn Column overran the remote mountain districts of Karu Delm and Brelo in the northern province of Ostel early on Monday, officials and the rebels said."
    )]
    [InlineData(
        "Insurgents of the Dawn Column overran the remote mountain district of Karu Delm and a neighbouring district in the northern province of Ostel early on Monday, officials and the rebels said."
    )]
    [InlineData(
        "Insurgents of the Dawn Column overran two remote mountain districts in the northern province of Ostel early on Monday, officials and the rebels said."
    )]
    [InlineData(
        "Brelo and the remote mountain district of Karu Delm in the northern province of Ostel were overrun early on Monday, officials and the rebels said."
    )]
    [InlineData(
        "Insurgents of the Dawn Column overran the remote mountain district of Karu Delm in the northern province of Ostel early on Tuesday, officials and the rebels said."
    )]
    [InlineData(
        "Insurgents of the Dawn Column have not overrun the remote mountain district of Karu Delm in the northern province of Ostel, officials said."
    )]
    [InlineData(
        "Insurgents of the Dawn Column claimed to have overrun the remote mountain district of Karu Delm in the northern province of Ostel early on Monday, officials said."
    )]
    [InlineData(
        "Insurgents of the Dawn Column nearly overran the remote mountain district of Karu Delm in the northern province of Ostel early on Monday, officials and the rebels said."
    )]
    [InlineData("The army recaptured the remote mountain district of Karu Delm in the northern province of Ostel early on Monday, officials said.")]
    [InlineData(
        "Soldiers overran the remote mountain district of Karu Delm in the northern province of Ostel early on Monday, officials and the rebels said."
    )]
    [InlineData(
        "Officials denied that insurgents of the Dawn Column overran the remote mountain district of Karu Delm in the northern province of Ostel early on Monday."
    )]
    [InlineData("The report was denied by the ministry in the capital.")]
    [InlineData("The group said in its newsletter that it had taken Brelo.")]
    [InlineData("By noon the town had fallen")]
    public async Task Another_report_in_nearly_the_same_words_is_added(string sentence)
    {
        Assert.Equal([sentence], await AddedAsync([sentence, .. Story[1..]]));
        Assert.Equal([sentence], await AddedAsync([.. Story, sentence]));
    }

    [Fact]
    public async Task A_lost_not_is_added()
    {
        const string Said = "The rebels had not taken the town of Brelo in the south of the province, a spokesman of the police said on Monday.";
        var turned = Said.Replace(" not", "", StringComparison.Ordinal);
        Assert.Equal([turned], await AddedAsync([.. Story, Said], [.. Story, turned]));
    }

    public static TheoryData<string, string> SlightEdits =>
        new()
        {
            {
                "Die Rebellen haben die Stadt Marvos nach Angaben der Behörden in der Nacht zum Montag ohne Kampf eingenommen, sagte ein Sprecher der Provinz.",
                "Die Rebellen haben die Stadt Marvos nach Angaben der Behörden zum Montag ohne Kampf eingenommen, erklärte ein Sprecher der Provinz."
            },
            {
                "Les rebelles ont pris la ville de Marvos dans la nuit de lundi après trois jours de combats avec la garnison, a déclaré le gouverneur.",
                "Les rebelles ont pris la ville de Marvos lundi après trois jours de combats avec la garnison, a indiqué le gouverneur."
            },
            {
                "Повстанцы захватили город Марвос в ночь на понедельник после трёх дней боёв с гарнизоном, сообщил губернатор провинции.",
                "Повстанцы захватили город Марвос в понедельник после трёх дней боёв с гарнизоном, заявил губернатор провинции."
            },
            {
                "شورشیان شهر ماروس را در شب دوشنبه پس از سه روز جنگ با سربازان گرفتند و والی ولایت این خبر را به خبرنگاران گفت.",
                "شورشیان شهر ماروس را دوشنبه پس از سه روز جنگ با سربازان گرفتند و والی ولایت خبر را به خبرنگاران گفت."
            },
            {
                "سيطر المتمردون على مدينة ماروس في ليلة الاثنين بعد ثلاثة أيام من القتال مع الحامية، وقال حاكم الولاية ذلك للصحفيين.",
                "سَيْطَرَ المتمردون على مدينة ماروس ليلة الاثنين بعد ثلاثة أيام من القتال مع الحامية، وأضاف حاكم الولاية ذلك للصحفيين."
            },
            {
                "叛军在星期一夜里攻占了山区的马尔沃斯县城，省长对记者说，守军在三天的战斗之后撤退到了南面的山口。",
                "叛军星期一夜里攻占山区的马尔沃斯县城，省长对记者称，守军在三天的战斗之后撤退到南面的山口。"
            },
        };

    [Theory]
    [MemberData(nameof(SlightEdits))]
    public async Task A_cut_and_a_little_word_add_nothing_in_other_languages(string original, string edited) =>
        Assert.Empty(await AddedAsync([.. Story, original], [.. Story, edited]));

    [Theory]
    [InlineData(
        "Die Rebellen haben die Stadt Marvos nach Angaben der Behörden in der Nacht zum Montag nicht eingenommen, sagte ein Sprecher der Provinz.",
        " nicht",
        ""
    )]
    [InlineData(
        "Die Rebellen haben die Stadt Marvos nach Angaben der Behörden in der Nacht zum Montag eingenommen, sagte ein Sprecher der Provinz.",
        " eingenommen",
        " beinahe eingenommen"
    )]
    [InlineData(
        "Die Rebellen haben die Stadt Marvos nach Angaben der Behörden in der Nacht zum Montag eingenommen, sagte ein Sprecher der Provinz.",
        "Marvos",
        "Brelo"
    )]
    [InlineData(
        "Les rebelles ont pris la ville de Marvos dans la nuit de lundi après trois jours de combats, a déclaré le gouverneur.",
        "ont pris",
        "n'ont pas pris"
    )]
    [InlineData("Повстанцы захватили город Марвос в ночь на понедельник после 3 дней боёв с гарнизоном, сообщил губернатор провинции.", "3", "13")]
    [InlineData(
        "Повстанцы захватили город Марвос в ночь на понедельник после трёх дней боёв с гарнизоном, сообщил губернатор провинции.",
        "захватили",
        "не захватили"
    )]
    [InlineData(
        "شورشیان شهر ماروس را در شب دوشنبه پس از سه روز جنگ با سربازان گرفتند و والی ولایت این خبر را به خبرنگاران گفت.",
        "گرفتند",
        "نگرفتند"
    )]
    [InlineData("شورشیان شهر ماروس را در شب دوشنبه پس از سه روز جنگ با سربازان گرفتند و والی ولایت این خبر را تایید کرد.", "تایید", "تکذیب")]
    [InlineData(
        "سيطر المتمردون على مدينة ماروس في ليلة الاثنين بعد ثلاثة أيام من القتال مع الحامية، وقال حاكم الولاية ذلك للصحفيين.",
        "سيطر",
        "لم يسيطر"
    )]
    [InlineData("叛军在星期一夜里攻占了山区的马尔沃斯县城，省长对记者说，守军在三天的战斗之后撤退到了南面的山口。", "攻占了", "没有攻占")]
    [InlineData("叛军在星期一夜里攻占了山区的马尔沃斯县城，省长对记者说，守军在三天的战斗之后撤退到了南面的山口。", "马尔沃斯", "布雷洛")]
    public async Task A_word_that_turns_the_report_is_added_in_other_languages(string original, string said, string turned)
    {
        var edited = original.Replace(said, turned, StringComparison.Ordinal);
        Assert.NotEqual(original, edited);
        Assert.Equal([edited], await AddedAsync([.. Story, original], [.. Story, edited]));
    }

    [Fact]
    public async Task A_changed_word_that_no_list_knows_is_added()
    {
        string[] story =
        [
            .. Enumerable
                .Range(0, 8)
                .Select(number => $"Les rebelles ont pris la ville numéro {number} et le gouverneur de la province confirme la nouvelle ce matin."),
        ];
        string[] copy = [.. story[..7], story[7].Replace("confirme", "nie", StringComparison.Ordinal)];
        Assert.Equal([copy[7]], await AddedAsync(story, copy));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_the_disguise_only_what_is_new_is_added(int seed)
    {
        for (var round = 0; round < 100; round++)
        {
            var random = new Random((seed * 1000) + round);
            var disguised = Disguised(random);
            var at = random.Next(disguised.Count + 1);
            var own = News(random);
            disguised.Insert(at, own);
            var added = await AddedAsync([.. disguised]);
            Assert.Equal([own], added);
        }
    }

    private static List<string> Disguised(Random random)
    {
        var story = Story.ToList();
        if (random.Next(2) == 0)
            story[0] = story[0].Replace("Insurgents", Pick(random, "Rebels", "Militants", "Fighters"), StringComparison.Ordinal);
        if (random.Next(2) == 0)
            story[0] = story[0].Replace(", in the heaviest blow to government forces this year", "", StringComparison.Ordinal);
        if (random.Next(2) == 0)
            story =
            [
                .. story.Select(sentence =>
                    sentence.Replace('“', '"').Replace('”', '"').Replace(" ", random.Next(2) == 0 ? "  " : "\u00a0", StringComparison.Ordinal)
                ),
            ];
        if (random.Next(2) == 0)
            story.RemoveAt(3 + random.Next(4));
        if (random.Next(2) == 0)
            story[0] = Pick(random, "ESTHRA (Hillgate) - ", "(VC) - ", "ESTHRA, March 2 (Hillgate) — ") + story[0];
        if (random.Next(2) == 0)
            story.Insert(0, "The story comes from Hillgate.");
        if (random.Next(2) == 0)
            story.Add("Reporting by Marta Quill; Editing by Jon Ferre");
        return story;
    }

    private static string News(Random random)
    {
        var place = Pick(random, "Brelo", "Sunder Vash", "Mirdan");
        return Pick(
            random,
            $"The Interior Ministry denied that {place} had fallen.",
            $"The rebels said they had also taken the neighbouring district of {place}.",
            $"A second column entered {place} at noon, residents said.",
            $"{random.Next(20, 90)} soldiers were killed near {place}.",
            $"The army later recaptured {place}, a general said.");
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    private static Task<string[]> AddedAsync(params string[] copy) => AddedAsync(Story, copy);

    /// <summary>The added passages, sentence by sentence as they stand on their lines.</summary>
    private static async Task<string[]> AddedAsync(string[] story, string[] copy)
    {
        var (original, text) = (string.Join('\n', story), string.Join('\n', copy));
        var deduplicator = new MemoryDeduplicator(new DeduplicationOptions());
        await deduplicator.DecideAsync(Articles.Of("wire", original) with { Outlet = "Hillgate Wire" }, TestContext.Current.CancellationToken);
        var decision = await deduplicator.DecideAsync(
            Articles.Of("courier", text, hours: 3) with
            {
                Outlet = "The Valley Courier",
            },
            TestContext.Current.CancellationToken
        );
        Assert.Equal((Relation.Copy, new ArticleId("wire")), (decision.Relation, decision.Cluster));
        return [.. decision.Added.SelectMany(span => text[span.Start..span.End].Split('\n'))];
    }
}
