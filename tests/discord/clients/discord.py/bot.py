"""A bot with discord.py as its guide teaches it. The lines that `cargo camp offline` prints stand where it says CONNECTS."""

import io
from typing import Union

import discord
from discord import app_commands
from discord.ext import commands

# CONNECTS


class Bot(commands.Bot):
    async def setup_hook(self):
        self.tree.add_command(shelf)
        await self.tree.sync()


intents = discord.Intents(guilds=True, guild_messages=True, message_content=True)
bot = Bot(command_prefix="!", intents=intents)


@bot.command()
async def ping(ctx):
    await ctx.send(f"Pong, {ctx.author.name}!")


@bot.tree.command(description="Every type of option")
async def options(
    interaction: discord.Interaction,
    text: str,
    whole: int,
    number: float,
    yes: bool,
    who: discord.User,
    place: discord.TextChannel,
    role: discord.Role,
    whom: Union[discord.Member, discord.Role],
    file: discord.Attachment,
):
    await interaction.response.send_message(
        f"{text} {whole} {number} {str(yes).lower()} {who.name} {place.name} {role.name} {whom.name} "
        f"{file.filename} ({file.size} bytes)"
    )


shelf = app_commands.Group(name="shelf", description="Shelves")
books = app_commands.Group(name="books", description="Books", parent=shelf)


@books.command(description="Add one")
async def add(interaction: discord.Interaction, title: str):
    await interaction.response.send_message(f"books add: {title}")


class Vote(discord.ui.View):
    @discord.ui.button(label="Tea", style=discord.ButtonStyle.primary)
    async def tea(self, interaction: discord.Interaction, _):
        await interaction.response.edit_message(content=f"{interaction.user.name} chose tea.", view=None)

    @discord.ui.button(label="Coffee", style=discord.ButtonStyle.primary)
    async def coffee(self, interaction: discord.Interaction, _):
        await interaction.response.edit_message(content=f"{interaction.user.name} chose coffee.", view=None)


@bot.tree.command(description="Buttons")
async def vote(interaction: discord.Interaction):
    await interaction.response.send_message("Tea or coffee?", view=Vote())


class Feedback(discord.ui.Modal, title="Feedback"):
    why = discord.ui.TextInput(label="Why", style=discord.TextStyle.paragraph)

    async def on_submit(self, interaction: discord.Interaction):
        await interaction.response.send_message(f"Thank you: {self.why.value}", ephemeral=True)


@bot.tree.command(description="A form")
async def feedback(interaction: discord.Interaction):
    await interaction.response.send_modal(Feedback())


@bot.tree.command(description="A file")
async def report(interaction: discord.Interaction):
    file = discord.File(io.BytesIO(b"a,b\n1,2\n"), filename="report.csv")
    await interaction.response.send_message("Your report:", file=file)


bot.run(TOKEN)
