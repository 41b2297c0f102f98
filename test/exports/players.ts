/** The real players of exports, in tabs of a browser. */

import path from 'node:path';
import type {Page} from 'playwright-core';
import {root} from '../helpers/terminal.ts';

const packages = path.join(root, 'node_modules');

/** The words of a picture, and those that are drawn outside of it. */
export async function pictureIn(page: Page, url: string): Promise<{words: string; outside: string[]}> {
	await page.goto(url);
	return page.evaluate(`(() => {
		const frame = document.documentElement.getBoundingClientRect();
		const texts = [...document.querySelectorAll('text')];
		const outside = texts.filter(text => {
			const {left, right, top, bottom} = text.getBoundingClientRect();
			return left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom;
		});
		return {words: texts.map(text => text.textContent).join(' '), outside: outside.map(text => text.textContent)};
	})()`) as Promise<{words: string; outside: string[]}>;
}

/** The colour of the ground of a picture in a slide, where the system is light and dark. */
export async function slideWith(page: Page, svg: string): Promise<{light: string; dark: string}> {
	const colour = async (colorScheme: 'light' | 'dark'): Promise<string> => {
		await page.emulateMedia({colorScheme});
		await page.setContent('<section style="width: 800px"><img style="width: 100%"></section>');
		return page.evaluate(`(async () => {
			const image = document.querySelector('img');
			image.src = ${JSON.stringify(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`)};
			await image.decode();
			const canvas = Object.assign(document.createElement('canvas'), {width: 40, height: 40});
			const context = canvas.getContext('2d');
			context.drawImage(image, 0, 0);
			return 'rgb(' + [...context.getImageData(20, 4, 1, 1).data].slice(0, 3).join(',') + ')';
		})()`) as Promise<string>;
	};
	return {light: await colour('light'), dark: await colour('dark')};
}

/** What mermaid draws of a diagram. */
export async function diagramIn(page: Page, text: string): Promise<{actors: number; messages: number}> {
	await page.setContent('<div></div>');
	await page.addScriptTag({path: path.join(packages, 'mermaid/dist/mermaid.min.js')});
	return page.evaluate(`(async () => {
		const {svg} = await mermaid.render('diagram', ${JSON.stringify(text)});
		document.querySelector('div').innerHTML = svg;
		const count = selector => document.querySelectorAll(selector).length;
		return {actors: count('rect.actor-top'), messages: count('.messageText')};
	})()`) as Promise<{actors: number; messages: number}>;
}

/** A cast in asciinema's player: it plays up to the second marker, and then its end is sought, which shows the text `last`. */
export async function castIn(page: Page, cast: string, last: string): Promise<{markers: number; paused: boolean}> {
	await page.setContent('<div id="player"></div>');
	const bundle = path.join(packages, 'asciinema-player/dist/bundle');
	await page.addStyleTag({path: path.join(bundle, 'asciinema-player.css')});
	await page.addScriptTag({path: path.join(bundle, 'asciinema-player.min.js')});
	return page.evaluate(`(async () => {
		const place = document.getElementById('player');
		const options = {preload: true, pauseOnMarkers: true, speed: 20};
		const player = AsciinemaPlayer.create({data: ${JSON.stringify(cast)}}, place, options);
		const heard = name => new Promise(resolve => player.addEventListener(name, resolve));
		const {markers} = await heard('metadata');
		await player.seek({marker: 0});
		const pause = heard('pause').then(() => true);
		await player.play();
		const paused = await pause;
		await player.seek('100%');
		const shows = () => place.textContent.includes(${JSON.stringify(last)});
		while (!shows()) await new Promise(requestAnimationFrame);
		return {markers: markers.length, paused};
	})()`) as Promise<{markers: number; paused: boolean}>;
}

/** A page of ours after some keys. */
export async function pageIn(
	page: Page,
	url: string,
	keys: readonly string[] = ['End'],
): Promise<{said: string; screen: string}> {
	await page.goto(url);
	await page.locator('#said:not(:empty)').waitFor({state: 'attached'});
	for (const key of keys) await page.keyboard.press(key);
	const [said, screen] = await Promise.all(['#said', '#screen'].map(place => page.textContent(place)));
	return {said: said ?? '', screen: screen ?? ''};
}
