using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email.Sending;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Email;

public sealed class OutboxClaimTests
{
    [Fact]
    public async Task Two_senders_on_one_database_send_no_mail_twice()
    {
        await using var post = await Posting.CreateAsync();
        await post.AddAsync(300);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => post.UsingAsync(async sender =>
        {
            while ((await sender.RunAsync(7)).Claimed > 0) { }
            return 0;
        }))));
        Assert.Equal(300, post.Server.Count);
        Assert.Equal(300, post.Server.Received.Select(m => m.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_claim_that_ran_out_is_taken_over_and_its_late_holder_changes_nothing()
    {
        await using var post = await Posting.CreateAsync();
        await post.AddAsync(1);
        var queue = post.Estate.Get<MailQueue>();
        var first = (await queue.ClaimAsync("first", 5, post.Now, post.Now.AddMinutes(3))).Single();
        Assert.Empty(await queue.ClaimAsync("second", 5, post.Now, post.Now.AddMinutes(3)));
        post.Estate.Time.Advance(TimeSpan.FromMinutes(4));
        var second = (await queue.ClaimAsync("second", 5, post.Now, post.Now.AddMinutes(3))).Single();
        Assert.False(await queue.DeliveredAsync(first, post.Now));
        Assert.False(await queue.PutOffAsync(first, "late", post.Now));
        Assert.False(await queue.DeadAsync(first, "late", true));
        Assert.True(await queue.DeliveredAsync(second, post.Now));
        Assert.Equal((MailStatus.Sent, 2), (await post.MailsAsync()).Select(m => (m.Status, m.Attempts)).Single());
    }

    [Fact]
    public async Task What_a_killed_program_held_is_given_back_at_the_next_start_and_what_lives_keeps_its_own()
    {
        await using var post = await Posting.CreateAsync();
        await post.AddAsync(2);
        var holders = post.Estate.Get<OutboxFolders>().Holders;
        using var alive = new ClaimHolder(holders);
        var queue = post.Estate.Get<MailQueue>();
        await queue.ClaimAsync("killed", 1, post.Now, post.Now.AddMinutes(3));
        await queue.ClaimAsync(alive.Id, 1, post.Now, post.Now.AddMinutes(3));
        await File.WriteAllTextAsync(Path.Combine(holders, "killed"), "");
        await post.UsingAsync(async sender =>
        {
            await sender.TakeOverAsync();
            return await Posting.DrainAsync(sender);
        });
        Assert.Equal([MailStatus.Sent, MailStatus.Sending], (await post.MailsAsync()).Select(m => m.Status));
        Assert.False(File.Exists(Path.Combine(holders, "killed")));
    }

    [Fact]
    public async Task A_mail_is_handed_over_only_when_the_one_before_is_recorded()
    {
        await using var post = await Posting.CreateAsync();
        await post.AddAsync(40);
        var unrecorded = new List<int>();
        post.Server.Taken = async _ => unrecorded.Add(await post.Estate.ReadAsync(db => db.OutgoingMails.CountAsync(m => m.Status == MailStatus.Sent)) - (post.Server.Count - 1));
        await post.DrainAsync();
        Assert.All(unrecorded, behind => Assert.Equal(0, behind));
    }

    [Fact]
    public async Task Others_write_while_a_mail_is_under_way()
    {
        await using var post = await Posting.CreateAsync();
        await post.AddAsync(3);
        var held = new List<bool>();
        post.Server.Taken = async _ =>
        {
            await using var db = await post.Estate.Factory.CreateDbContextAsync();
            db.Database.SetCommandTimeout(1);
            await using var tx = await db.BeginWriteAsync();
            held.Add(false);
            await tx.RollbackAsync();
        };
        await post.DrainAsync();
        Assert.Equal([false, false, false], held);
    }
}
