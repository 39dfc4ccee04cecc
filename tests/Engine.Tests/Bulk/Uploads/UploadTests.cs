using Engine.Audit;
using Engine.Bulk;
using Engine.Bulk.Reading;
using Engine.Bulk.Uploads;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Bulk.Uploads;

public sealed class UploadTests : IAsyncLifetime
{
    private readonly BulkPortal portal = new(batch: 1_000);

    public async Task InitializeAsync() => await portal.WithOrganisationAsync();

    public Task DisposeAsync() => portal.DisposeAsync().AsTask();

    [Fact]
    public async Task UPL_7_every_fault_of_ten_thousand_rows_is_told_with_row_and_column()
    {
        var rows = BulkPortal.Rows("Rij", 10_000).ToList();
        string[][] faults =
        [
            ["", "n", "01-02-1990", ""], ["Wissel", "n", "01-02-1990", ""], ["Aanmelding", "", "01-02-1990", ""], ["Aanmelding", new('a', 31), "01-02-1990", ""],
            ["Aanmelding", "#REF!", "01-02-1990", ""], ["Aanmelding", "#N/A", "01-02-1990", ""], ["Aanmelding", "X", "01-02-1990", ""], ["Aanmelding", "n", "", ""], ["Aanmelding", "n", "30-02-1990", ""],
            ["Aanmelding", "n", "gisteren", ""], ["Aanmelding", "n", "32-01-1990", ""], ["Aanmelding", "n", "1990", ""], ["Aanmelding", "n", "#VALUE!", ""], ["Aanmelding", "n", "01-02-1990", new('1', 16)],
            ["Aanmelding", "n", "01-02-1990", "#NUM!"], ["", "", "", "1"], ["Wissel", "", "01-02-1990", ""], ["Wissel", "n", "x", ""], ["Aanmelding", "", "x", ""], ["Afmelding", "X2", "01-02-1990", ""],
        ];
        for (var i = 0; i < 500; i++)
        {
            var fault = faults[i % faults.Length];
            rows[i * 20] = [fault[0], fault[1] == "n" ? $"n{i}" : fault[1] == "X" ? $"X{i}" : fault[1] == "X2" ? $"Y{i}X" : fault[1], fault[2], fault[3]];
        }

        var id = (await portal.SendAsync(await portal.FillAsync(rows))).Value.Id;
        await portal.DrainAsync();
        var upload = await portal.UploadAsync(id);
        (upload.Done, upload.Accepted, upload.Refused).ShouldBe((10_000, 9_500, 500));
        var refused = await portal.As<ViewUploads, IReadOnlyList<RefusedRow>>(v => v.RefusedAsync(upload, 0, 1_000, default));
        refused.Select(r => r.Number).ShouldBe(Enumerable.Range(0, 500).Select(i => (i * 20) + 2));
        refused.SelectMany(r => r.Content.Faults).Select(f => (f.Column, f.Reason)).Distinct().Count().ShouldBe(13);
        refused[15].Content.Faults.Select(f => f.Column).ShouldBe(["soort", "naam", "geboren"]);
    }

    [Fact]
    public async Task UPL_7_the_same_file_is_recognised_and_does_nothing_again()
    {
        var file = await portal.FillAsync(BulkPortal.Rows("Dubbel", 5));
        var first = (await portal.SendAsync(file)).Value;
        await portal.DrainAsync();
        (await portal.SendAsync(file)).Value.ShouldBe(new(first.Id, true));
        await portal.DrainAsync();
        (await portal.EffectsAsync()).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Of_two_who_send_the_same_file_at_once_exactly_one_is_first()
    {
        var file = await portal.FillAsync(BulkPortal.Rows("Tegelijk", 5));
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.SendAsync(file))));
        sent.Count(s => !s.Value.Earlier).ShouldBe(1);
        sent.Select(s => s.Value.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Rows_that_were_accepted_are_recognised_in_a_corrected_file()
    {
        await SendAsync([.. BulkPortal.Rows("Rij", 3), ["Aanmelding", "Fout", "31-02-1990", ""]]);
        var second = await SendAsync([["Aanmelding", "Fout", "28-02-1990", ""], .. BulkPortal.Rows("Rij", 3)]);
        (second.Accepted, second.Refused, second.Known).ShouldBe((1, 0, 3));
        (await portal.EffectsAsync()).ShouldBe(["Fout", "Rij0", "Rij1", "Rij2"]);
    }

    [Fact]
    public async Task A_row_that_stands_in_a_file_twice_counts_once_and_shares_the_fault_of_the_first()
    {
        var upload = await SendAsync([.. BulkPortal.Rows("Twee", 1), .. BulkPortal.Rows("Twee", 1), ["Aanmelding", "X", "01-02-1990", ""], ["Aanmelding", "X", "01-02-1990", ""]]);
        (upload.Accepted, upload.Refused, upload.Known).ShouldBe((1, 2, 1));
    }

    [Fact]
    public async Task A_row_whose_request_failed_later_may_be_sent_once_more()
    {
        await SendAsync([.. BulkPortal.Rows("Mislukt", 1)]);
        var second = await SendAsync([.. BulkPortal.Rows("Mislukt", 1), .. BulkPortal.Rows("Nieuw", 1)]);
        (second.Accepted, second.Known).ShouldBe((2, 0));
    }

    [Fact]
    public async Task A_refused_row_is_corrected_on_the_screen_by_exactly_one_of_two()
    {
        var upload = await SendAsync([["Aanmelding", "Jansen", "31-02-1990", "7"]]);
        var row = (await portal.As<ViewUploads, IReadOnlyList<RefusedRow>>(v => v.RefusedAsync(upload, 0, 10, default))).ShouldHaveSingleItem();
        var wrong = await CorrectAsync(upload, row.Id, "30-02-1990");
        wrong.Refusals.ShouldHaveSingleItem().Field.ShouldBe("geboren");
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => CorrectAsync(upload, row.Id, "28-02-1990"))));
        both.Count(b => !b.IsRefused).ShouldBe(1);
        (await portal.EffectsAsync()).ShouldBe(["Jansen"]);
        var after = await portal.UploadAsync(upload.Id);
        (after.Accepted, after.Refused).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_row_is_corrected_when_all_rows_were_weighed()
    {
        var upload = await SendAsync([["Aanmelding", "Vroeg", "31-02-1990", "7"]]);
        var row = (await portal.As<ViewUploads, IReadOnlyList<RefusedRow>>(v => v.RefusedAsync(upload, 0, 10, default))).ShouldHaveSingleItem();
        upload.FinishedAt = null;
        (await CorrectAsync(upload, row.Id, "28-02-1990")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("bulk.busy");
        (await portal.EffectsAsync()).ShouldBeEmpty();
    }

    [Fact, Trait("Category", "Postgres")]
    public async Task Who_corrects_a_row_together_with_another_hears_that_it_was_corrected_also_when_weighing_writes()
    {
        await using var server = await new BulkPortal(DatabaseProvider.Postgres).WithOrganisationAsync();
        var id = (await server.SendAsync(await server.FillAsync([["Aanmelding", "Enig", "31-02-1990", "7"]]))).Value.Id;
        await server.DrainAsync();
        var upload = await server.UploadAsync(id);
        var row = await server.Read(db => db.Set<BulkRow>().Select(r => r.Id).SingleAsync());
        var right = new Dictionary<string, string> { ["soort"] = "aanmelding", ["naam"] = "Enig", ["geboren"] = "28-02-1990", ["nummer"] = "7" };
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => server.As<CorrectRow, Result<RowState>>(c => c.HandleAsync(upload, row, right, default)))));
        all.Count(a => !a.IsRefused).ShouldBe(1);
        all.Where(a => a.IsRefused).ShouldAllBe(a => a.Refusals[0].Code == "bulk.row-gone");
        (await server.EffectsAsync()).ShouldBe(["Enig"]);
    }

    [Fact, Trait("Category", "Postgres")]
    public async Task Of_two_rows_that_are_corrected_to_the_same_person_at_once_one_is_taken_and_the_other_is_refused_and_stays()
    {
        await using var server = await new BulkPortal(DatabaseProvider.Postgres).WithOrganisationAsync();
        var rows = Enumerable.Range(0, 6).Select(i => new[] { "Aanmelding", $"Fout{i}", "31-02-1990", $"{i}" });
        var id = (await server.SendAsync(await server.FillAsync(rows))).Value.Id;
        await server.DrainAsync();
        var upload = await server.UploadAsync(id);
        var refused = await server.Read(db => db.Set<BulkRow>().OrderBy(r => r.Number).Select(r => r.Id).ToListAsync());

        // told apart by their birth date, and the same person to the register
        var all = await Task.WhenAll(refused.Select((row, i) => Task.Run(() => server.As<CorrectRow, Result<RowState>>(c => c.HandleAsync(
            upload, row, new Dictionary<string, string> { ["soort"] = "aanmelding", ["naam"] = "Enig", ["geboren"] = $"28-02-199{i}", ["nummer"] = "7" }, default)))));
        all.Count(a => !a.IsRefused).ShouldBe(1);
        all.Where(a => a.IsRefused).ShouldAllBe(a => a.Refusals[0].Code == "bulk.row-taken");
        (await server.EffectsAsync()).ShouldBe(["Enig"]);
        var after = await server.UploadAsync(id);
        (after.Accepted, after.Refused).ShouldBe((1, 5));
    }

    [Fact]
    public async Task A_refused_row_keeps_its_values_under_their_columns_when_the_form_gets_another()
    {
        var upload = await SendAsync([["Aanmelding", "Wójcik", "31-02-1990", "007"]]);
        portal.Form = WithBsn;
        var form = await portal.As<ViewUploads, byte[]>(v => v.RefusedFormAsync(WithBsn, upload, default));
        using (var file = FormFile.Open(form).Value)
        {
            file.Rows(WithBsn).ShouldHaveSingleItem().Values.ShouldBe(["Aanmelding", "", "Wójcik", "31-02-1990", "007"]);
        }

        var second = await SendAsync(form);
        portal.Form = TestForm.Definition;
        var refused = (await portal.As<ViewUploads, IReadOnlyList<RefusedRow>>(v => v.RefusedAsync(second, 0, 10, default))).ShouldHaveSingleItem();
        refused.Content.Under(TestForm.Definition).ShouldBe(["Aanmelding", "Wójcik", "31-02-1990", "007"]);
    }

    [Fact]
    public async Task A_file_that_waits_while_its_form_gets_a_column_is_dealt_with_and_lacks_it()
    {
        var id = (await portal.SendAsync(await portal.FillAsync([["Aanmelding", "Jansen", "01-02-1990", "7"]]))).Value.Id;
        portal.Form = WithBsn;
        await portal.DrainAsync();
        var upload = await portal.UploadAsync(id);
        (upload.Done, upload.Refused).ShouldBe((1, 1));
        (await portal.As<ViewUploads, IReadOnlyList<RefusedRow>>(v => v.RefusedAsync(upload, 0, 10, default))).ShouldHaveSingleItem().Content.Faults.ShouldHaveSingleItem().Column.ShouldBe("bsn");
    }

    [Fact]
    public async Task A_file_that_waits_while_its_form_loses_a_column_ends_though_rows_of_that_column_alone_are_gone()
    {
        var id = (await portal.SendAsync(await portal.FillAsync([["Aanmelding", "Jansen", "01-02-1990", "7"], ["", "", "", "8"]]))).Value.Id;
        portal.Form = new(TestForm.Definition.Id, 1, TestForm.Definition.Sheet, [.. TestForm.Definition.Columns.SkipLast(1)]) { Title = TestForm.Definition.Title };
        await portal.DrainAsync();
        var upload = await portal.UploadAsync(id);
        upload.FinishedAt.ShouldNotBeNull();
        (upload.Rows, upload.Done, upload.Accepted).ShouldBe((2, 1, 1));
    }

    [Fact]
    public void A_row_that_was_kept_without_its_columns_is_read_as_the_form_is() =>
        new RowContent(["Aanmelding", "Jansen"], []).Under(TestForm.Definition).ShouldBe(["Aanmelding", "Jansen", "", ""]);

    [Fact]
    public async Task Only_refused_rows_come_back_in_a_form_that_can_be_sent_again()
    {
        var upload = await SendAsync([.. BulkPortal.Rows("Goed", 2), ["Aanmelding", "Wójcik", "31-02-1990", "007"]]);
        var form = await portal.As<ViewUploads, byte[]>(v => v.RefusedFormAsync(TestForm.Definition, upload, default));
        TestForm.Read(form).Value.ShouldHaveSingleItem().Values.ShouldBe(["Aanmelding", "Wójcik", "31-02-1990", "007"]);
        (await portal.SendAsync(form)).Value.Earlier.ShouldBeFalse();
    }

    [Fact]
    public async Task A_form_of_another_customer_tenant_contract_version_or_time_is_refused()
    {
        var rows = BulkPortal.Rows("Rij", 1).ToList();
        await RefusedAsync(rows, s => s with { Organisation = Guid.CreateVersion7() }, "bulk.other-organisation");
        await RefusedAsync(rows, s => s with { Contracts = [BulkPortal.OtherContract] }, "bulk.no-contract");
        await RefusedAsync(rows, s => s with { Version = 0 }, "bulk.old-form");
        await RefusedAsync(rows, s => s with { MadeAt = s.MadeAt.AddDays(-91) }, "bulk.old-form");
        await RefusedAsync(rows, s => s with { Definition = "test.ander" }, "bulk.no-form");
        var foreign = await portal.FillAsync(rows, TestTenants.Zuid);
        (await portal.SendAsync(foreign)).Refusals[0].Code.ShouldBe("bulk.no-form");
        (await portal.SendAsync(TestForm.Workbook(TestForm.Heading))).Refusals[0].Code.ShouldBe("bulk.no-form");
        (await portal.SendAsync(new byte[ReceiveUpload.Largest + 1])).Refusals[0].Code.ShouldBe("bulk.too-large");
        (await portal.SendAsync([])).Refusals[0].Code.ShouldBe("bulk.missing");
        (await portal.SendAsync(await portal.FillAsync([]))).Refusals[0].Code.ShouldBe("bulk.empty");
        (await portal.Read(db => db.Set<BulkUpload>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task UPL_6_one_customer_has_a_few_files_waiting_at_most()
    {
        for (var i = 0; i < ReceiveUpload.MostWaiting; i++)
        {
            (await portal.SendAsync(await portal.FillAsync(BulkPortal.Rows($"Wacht{i}-", 1)))).IsRefused.ShouldBeFalse();
        }

        var last = await portal.FillAsync(BulkPortal.Rows("Teveel", 1));
        (await portal.SendAsync(last)).Refusals[0].Code.ShouldBe("bulk.too-many-waiting");
        await portal.DrainAsync();
        (await portal.SendAsync(last)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task An_upload_is_not_there_for_other_customers_tenants_and_people_without_its_contract()
    {
        var upload = await SendAsync([.. BulkPortal.Rows("Rij", 1)]);
        (await FindAsync(upload.Id, null, BulkPortal.Contract)).ShouldNotBeNull();
        (await FindAsync(upload.Id, null, BulkPortal.OtherContract)).ShouldBeNull();
        (await FindAsync(upload.Id, Guid.CreateVersion7(), BulkPortal.Contract)).ShouldBeNull();
        (await portal.As<ViewUploads, BulkUpload?>(v => v.FindAsync(TestImport.Form, upload.Id, [BulkPortal.Contract], default), tenant: TestTenants.Zuid)).ShouldBeNull();
        (await portal.As<ViewUploads, IReadOnlyList<BulkUpload>>(v => v.ListAsync(TestImport.Form, [BulkPortal.OtherContract], default))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_reaches_one_contract_finds_an_upload_behind_many_of_others()
    {
        var at = portal.Clock.GetUtcNow();
        await portal.Read(async db =>
        {
            db.AddRange(Enumerable.Range(0, 120).Select(i => Made(i, at.AddMinutes(i), i == 0 ? BulkPortal.Contract : BulkPortal.OtherContract)));
            return await db.SaveChangesAsync();
        });
        (await portal.As<ViewUploads, IReadOnlyList<BulkUpload>>(v => v.ListAsync(TestImport.Form, [BulkPortal.Contract], default))).ShouldHaveSingleItem().Sha256.ShouldBe("0");
        (await portal.As<ViewUploads, IReadOnlyList<BulkUpload>>(v => v.ListAsync(TestImport.Form, [BulkPortal.Contract, BulkPortal.OtherContract], default)))
            .Select(u => u.Sha256).ShouldBe(Enumerable.Range(95, 25).Reverse().Select(i => $"{i}"));
    }

    [Fact]
    public async Task Each_look_at_refused_rows_stands_in_the_log()
    {
        var upload = await SendAsync([["Aanmelding", "Jansen", "31-02-1990", "7"], ["Aanmelding", "Pietersen", "31-02-1990", "8"]]);
        var rows = await portal.As<ViewUploads, IReadOnlyList<RefusedRow>>(v => v.RefusedAsync(upload, 0, 10, default));
        (await portal.As<CorrectRow, RefusedRow?>(c => c.FindAsync(upload, rows[1].Id, default))).ShouldNotBeNull().Number.ShouldBe(3);
        (await portal.As<CorrectRow, RefusedRow?>(c => c.FindAsync(upload, Guid.CreateVersion7(), default))).ShouldBeNull();
        var looks = await portal.Read(db => db.Set<AuditEvent>().Where(e => e.Type == $"{TestImport.Form}-geweigerd").OrderBy(e => e.Id).ToListAsync());
        looks.Select(l => (l.Action, l.ObjectId, l.ObjectCount)).ShouldBe([(AuditAction.Read, upload.Id, 2), (AuditAction.Read, upload.Id, 1)]);
    }

    [Fact]
    public async Task Neither_the_file_nor_what_is_refused_can_be_read_in_the_database()
    {
        await SendAsync([["Aanmelding", "Geheimnaam", "31-02-1990", ""]]);
        var kept = await portal.Read(async db => (await db.Set<BulkFile>().Select(f => f.Content).ToListAsync()).Concat(await db.Set<BulkRow>().Select(r => r.Content ?? Array.Empty<byte>()).ToListAsync()).ToList());
        kept.Count(k => k.AsSpan().IndexOf("Geheimnaam"u8) >= 0 || k.AsSpan().IndexOf("PK\u0003\u0004"u8) >= 0).ShouldBe(0);
    }

    [Fact]
    public async Task An_upload_goes_with_its_file_and_rows_when_its_time_is_over()
    {
        await SendAsync([.. BulkPortal.Rows("Oud", 3), ["Aanmelding", "Fout", "31-02-1990", ""]]);
        var before = portal.Clock.GetUtcNow().AddDays(1);
        (await portal.Read(db => OldUploads.RemoveAsync(db, portal.Clock.GetUtcNow().AddDays(-1), default))).ShouldBe(0);
        (await portal.Read(db => OldUploads.RemoveAsync(db, before, default))).ShouldBe(5);
        (await portal.Read(async db => await db.Set<BulkFile>().CountAsync() + await db.Set<BulkRow>().CountAsync() + await db.Set<BulkUpload>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task More_small_uploads_than_are_taken_at_once_go_in_one_night()
    {
        var at = portal.Clock.GetUtcNow();
        await portal.Read(async db =>
        {
            db.AddRange(Enumerable.Range(0, 120).Select(i => Made(i, at, BulkPortal.Contract)));
            return await db.SaveChangesAsync();
        });
        (await portal.Read(db => OldUploads.RemoveAsync(db, at.AddDays(1), default))).ShouldBe(120);
        (await portal.Read(db => db.Set<BulkUpload>().CountAsync())).ShouldBe(0);
    }

    private static BulkUpload Made(int number, DateTimeOffset at, Guid contract) => new()
    {
        Kind = TestImport.Form, OrganisationId = BulkPortal.Person().OrganisationId, AccountId = Guid.CreateVersion7(), AccountName = "Femke de Boer", FileName = "rijen.xlsx", Sha256 = $"{number}",
        Contracts = [contract], UploadedAt = at, FinishedAt = at, Rows = 1,
    };

    private static SheetDefinition WithBsn => new(
        TestForm.Definition.Id, 1, TestForm.Definition.Sheet,
        [TestForm.Definition.Columns[0], new("bsn", "BSN", SheetType.Text) { IsRequired = true, MaximumLength = 12, Instruction = "Negen cijfers." }, .. TestForm.Definition.Columns.Skip(1)])
    {
        Title = TestForm.Definition.Title,
    };

    private async Task<BulkUpload> SendAsync(IReadOnlyList<string[]> rows) => await SendAsync(await portal.FillAsync(rows));

    private async Task<BulkUpload> SendAsync(byte[] file)
    {
        var id = (await portal.SendAsync(file)).Value.Id;
        await portal.DrainAsync();
        return await portal.UploadAsync(id);
    }

    private async Task RefusedAsync(IReadOnlyList<string[]> rows, Func<SheetStamp, SheetStamp> change, string code) =>
        (await portal.SendAsync(await portal.FillAsync(rows, stamp: change(portal.Stamp())))).Refusals[0].Code.ShouldBe(code);

    private Task<Result<RowState>> CorrectAsync(BulkUpload upload, Guid row, string born) => portal.As<CorrectRow, Result<RowState>>(c => c.HandleAsync(
        upload, row, new Dictionary<string, string> { ["soort"] = "aanmelding", ["naam"] = "Jansen", ["geboren"] = born, ["nummer"] = "7" }, default));

    private Task<BulkUpload?> FindAsync(Guid id, Guid? organisation, Guid reach) =>
        portal.As<ViewUploads, BulkUpload?>(v => v.FindAsync(TestImport.Form, id, [reach], default), BulkPortal.Person(organisation));
}
